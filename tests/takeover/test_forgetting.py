"""An application that is deleted is gone, whoever deletes it."""

import pytest
from django.core import mail
from django.utils import timezone

from surveys.actions.erasing import apply_tombstones
from surveys.actions.requesting import GoneError, find_response, withdraw_response
from surveys.actions.responding import start_response
from surveys.actions.retention import forget_sent
from surveys.draft_key import DraftKey
from surveys.models import Answer, Response
from tests.everywhere import places_with
from tests.factories.takeover import make_application, make_challenge, make_host, make_opportunity
from tests.factories.takeover_running import make_running_things
from voice.takeover.actions.living import write_diary
from voice.takeover.actions.reporting import new_certificate
from voice.takeover.journey import measure_key
from voice.takeover.models import Application, DiaryEntry, Measure, Placement, ReportCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def challenge():
    return make_challenge()


@pytest.fixture
def opportunity(challenge):
    return make_opportunity(make_host(challenge))


@pytest.fixture
def kim(challenge, opportunity):
    """Somebody of whom there is something in every table that hangs on an application."""
    by = challenge.created_by
    kim = make_application(challenge, [opportunity], name="Kim Whole", email="kim@example.org")
    things = make_running_things(challenge, opportunity, kim, by)
    Answer.objects.create(
        response=kim.response, question=challenge.survey.questions.get(code="why"), text="I chaired"
    )
    write_diary(application=kim, text="A long day")
    new_certificate(application=kim, role="Chair", signed_by="Sam", issued_by=by)
    ReportCheck.objects.create(report=things["report"], application=kim, is_right=True)
    measured(kim, "before", sent=True)
    measured(kim, "after", sent=False)
    other = things["pair"].other if things["pair"].one == kim else things["pair"].one
    match = things["placement"].match
    match.facts = {"waiting": {opportunity.key: [kim.key, other.key]}}
    match.save()
    takes = {opportunity.key: {"loss": 1, "changes": [{"application": kim.key}]}}
    Placement.objects.create(match=match, application=other, takes=takes)
    pins = things["pin"]
    pins.pk, pins.application = None, kim
    pins.save()
    return kim


def measured(kim, moment: str, *, sent: bool) -> None:
    """Items of one moment, kept under the key that pages work out."""
    survey = kim.challenge.measures
    key = DraftKey(
        survey.versions.latest().pk,
        survey.collectors.first().pk,
        "en-gb",
        submission_key=measure_key(kim, moment),
    )
    response = start_response(key=key)
    if sent:
        response.draft, response.submitted_on = None, timezone.localdate()
        response.save()
        Measure.objects.create(application=kim, moment=moment, response=response)


def hanging_on(pk: int) -> dict[str, int]:
    """How many rows of each table hang on an application."""
    fields = Application._meta.get_fields(include_hidden=True)
    relations = [one for one in fields if one.auto_created and not one.concrete]
    return {
        f"{one.related_model.__name__}.{one.field.name}": one.related_model._base_manager.filter(
            **{one.field.name: pk}
        ).count()
        for one in relations
    }


def ask_for(kim, by) -> None:
    """As the desk: found by its key, deleted because a parent asked."""
    response = find_response(text=str(kim.response_id), campaign=kim.challenge.campaign)
    withdraw_response(response=response, asked_by="a parent", reference="R1", by=by)


def test_the_desk_deletes_everything_of_an_application(challenge, kim, safeguarding_lead):
    before = hanging_on(kim.pk)
    assert [name for name, rows in before.items() if not rows] == ["Pair.other"]
    ask_for(kim, safeguarding_lead)
    assert set(hanging_on(kim.pk).values()) == {0}
    assert not Application.objects.filter(pk=kim.pk).exists()
    assert Response.objects.filter(version__survey=challenge.measures).count() == 0
    assert DiaryEntry.objects.count() == 0
    for words in (kim.key, "Kim Whole", "kim@example.org", "I chaired", "A long day"):
        assert places_with(words) == set(), words
    with pytest.raises(GoneError):
        withdraw_response(response=kim.response, asked_by="", reference="", by=safeguarding_lead)


def test_the_other_young_persons_things_stay(challenge, kim, safeguarding_lead):
    other = challenge.applications.exclude(pk=kim.pk).get()
    ask_for(kim, safeguarding_lead)
    other.refresh_from_db()
    assert other.contact.name == "Bo Pebble"
    match = challenge.matches.get()
    assert list(match.facts["waiting"].values()) == [[other.key]]
    assert other.placements.get().takes is None


def test_who_keeps_a_place_free_is_told_without_a_name(challenge, kim, safeguarding_lead):
    mail.outbox.clear()
    ask_for(kim, safeguarding_lead)
    assert sorted(one.to[0] for one in mail.outbox) == ["chief@example.org", "youth@example.org"]
    assert not any("Kim" in one.body for one in mail.outbox)


def test_time_deletes_the_same_and_writes_to_nobody_about_the_past(challenge, opportunity, kim):
    opportunity.begins_at = opportunity.ends_at - timezone.timedelta(days=60)
    opportunity.ends_at = timezone.now() - timezone.timedelta(days=1)
    opportunity.save()
    mail.outbox.clear()
    today = timezone.localdate()
    forget_sent(challenge.campaign, [today], today=today)
    assert set(hanging_on(kim.pk).values()) == {0}
    assert places_with("Kim Whole") == set()
    assert mail.outbox == []


def test_nothing_of_it_comes_back_from_a_backup(challenge, kim, safeguarding_lead):
    keys = [kim.response.submission_key, measure_key(kim, "before"), measure_key(kim, "after")]
    ask_for(kim, safeguarding_lead)
    version, collector = challenge.survey.versions.latest(), challenge.survey.collectors.first()
    for key in keys:
        Response.objects.create(version=version, collector=collector, submission_key=key)
    assert apply_tombstones() == 3
