"""Referring, keeping with a second person, asking a colleague, and what is about staff."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Alert, Referral, Review, SecondOpinion
from surveys.screening import Band
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Role
from voice.shared.models import AuditEvent

PLANTED = "planted words about something grave"


@pytest.fixture
def urgent(db):
    survey = make_survey(campaign=make_campaign())
    make_question(survey, "best")
    open_now(survey)
    answer = make_response(survey, {"best": PLANTED}).answers.get()
    Review.objects.filter(pk=answer.pk).update(band=Band.DANGER)
    return Review.objects.get(pk=answer.pk)


def page(name: str, review, *more):
    return reverse(name, args=[review.pk, *more])


def sign_in(client, user):
    client.force_login(user)
    return client


def refer(client, review, **said):
    said = {"why": "He may be hurt", "seen": "held", **said}
    return client.post(page("review_refer", review), said, follow=True)


def test_opening_an_answer_opens_its_alert(client, urgent, youth_worker):
    Alert.objects.create(review=urgent, campaign=urgent.answer.question.survey.campaign)
    desk = sign_in(client, youth_worker).get(reverse("desk")).content.decode()
    assert "1 answer may be urgent, and nobody has opened it." in desk
    assert PLANTED in client.get(page("review", urgent)).content.decode()
    assert Alert.objects.unopened().count() == 0
    assert "may be urgent, and nobody" not in client.get(reverse("desk")).content.decode()


def test_a_referral_keeps_a_copy_that_the_database_cannot_read(client, urgent, safeguarding_lead):
    sign_in(client, safeguarding_lead)
    shown = refer(client, urgent, known="Year 9", told="The Front Door", told_at="2026-01-02T10:30")
    assert PLANTED in shown.content.decode()
    referral = Referral.objects.get()
    assert (referral.copy, referral.known, referral.decided_by) == (
        PLANTED,
        "Year 9",
        safeguarding_lead,
    )
    urgent.refresh_from_db()
    assert urgent.status == Review.Status.REFERRED
    urgent.answer.response.delete()
    assert places_with(PLANTED) == set()
    referral = Referral.objects.get()
    assert (referral.review, referral.copy) == (None, PLANTED)
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"opened a referral", "read a referral"} <= verbs


def test_a_record_is_closed_only_once_somebody_was_told(client, urgent, safeguarding_lead):
    sign_in(client, safeguarding_lead)
    refer(client, urgent)
    referral = Referral.objects.get()
    close = reverse("referral_close", args=[referral.key])
    told = reverse("referral_told", args=[referral.key])
    shown = client.post(close, {"outcome": "Safe now"}, follow=True).content.decode()
    assert "First write down whom was told, and when." in shown
    shown = client.post(told, {"told": "The police"}).content.decode()
    assert "Write whom you told and when, both." in shown
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    shown = client.post(told, {"told": "The police", "told_at": f"{tomorrow:%Y-%m-%dT%H:%M}"})
    assert "That is still to come." in shown.content.decode()
    client.post(told, {"told": "The police", "told_at": "2026-01-02T10:30"})
    client.post(close, {"outcome": "Safe now"})
    referral.refresh_from_db()
    assert (referral.outcome, referral.closed_by) == ("Safe now", safeguarding_lead)


def test_a_youth_worker_refers_and_does_not_see_the_record(client, urgent, youth_worker):
    shown = refer(sign_in(client, youth_worker), urgent)
    assert "Only the safeguarding lead can read it now" in shown.content.decode()
    referral = reverse("referral", args=[Referral.objects.get().key])
    assert client.get(referral).status_code == 403
    assert client.get(page("review", urgent)).status_code == 302
    outsider = make_person(Role.SAFEGUARDING_LEAD, organisation=make_organisation("Another"))
    assert sign_in(client, outsider).get(referral).status_code == 404


def test_what_is_about_staff_is_for_the_allegations_contact_alone(
    client, urgent, youth_worker, safeguarding_lead
):
    contact = make_person(Role.ALLEGATIONS)
    assert sign_in(client, contact).get(page("review", urgent)).status_code == 302
    sign_in(client, youth_worker)
    refer(client, urgent, is_about_staff="on")
    record = reverse("referral", args=[Referral.objects.get().key])
    for user, status in ((youth_worker, 403), (safeguarding_lead, 403), (contact, 200)):
        sign_in(client, user)
        assert client.get(record).status_code == status
        seen = client.get(reverse("reviews") + "?state=sealed").content.decode()
        assert (PLANTED in seen) == (user == contact)


def test_what_may_be_about_staff_is_kept_from_the_team(client, urgent, youth_worker):
    Review.objects.update(is_about_staff=True)
    sign_in(client, youth_worker)
    assert PLANTED not in client.get(reverse("reviews")).content.decode()
    assert client.get(page("review", urgent)).status_code == 302
    client.post(page("review_release", urgent))
    urgent.refresh_from_db()
    assert urgent.status == Review.Status.HELD


def test_two_people_keep_what_may_be_urgent_without_telling_anybody(
    client, urgent, safeguarding_lead
):
    sign_in(client, safeguarding_lead)
    client.post(page("review_seal", urgent), {"reason": "A song", "seen": "held"})
    assert "A second person has to look" in client.get(page("review", urgent)).content.decode()
    client.post(page("review_agree", urgent))
    urgent.refresh_from_db()
    assert urgent.agreed_by is None
    second = make_person(Role.SAFEGUARDING_LEAD)
    sign_in(client, second)
    assert "A second has to look" in client.get(reverse("desk")).content.decode()
    client.post(page("review_agree", urgent))
    urgent.refresh_from_db()
    assert urgent.agreed_by == second
    assert "A second has to look" not in client.get(reverse("desk")).content.decode()


def test_a_colleague_is_asked_and_says_what_they_think(
    client, urgent, youth_worker, safeguarding_lead
):
    make_person(Role.PLAN_LEAD, email="not.asked@example.org")
    sign_in(client, youth_worker)
    shown = client.get(page("review", urgent)).content.decode()
    assert "not.asked" not in shown
    asked = {"colleague": safeguarding_lead.pk, "question": "Is it a song?"}
    client.post(page("review_ask", urgent), asked)
    opinion = SecondOpinion.objects.get()
    give = page("review_opinion", urgent, opinion.pk)
    assert client.post(give, {"opinion": "Mine"}).status_code == 404
    sign_in(client, safeguarding_lead)
    assert "asks what you think" in client.get(reverse("desk")).content.decode()
    client.post(give, {"opinion": "It is not"})
    opinion.refresh_from_db()
    assert opinion.opinion == "It is not"
    assert places_with("It is not") == set()


def test_whoever_steps_away_is_shown_no_answer_until_they_are_back(client, urgent, youth_worker):
    sign_in(client, youth_worker)
    shown = client.post(reverse("reading_away"), follow=True).content.decode()
    assert "You have stepped away" in shown
    assert PLANTED not in shown
    assert PLANTED in client.post(reverse("reading_back"), follow=True).content.decode()
