"""The desk: a Takeover made, opened and closed; hosts invited; opportunities read and decided."""

import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.models import Survey
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.takeover import (
    HELP_LINES,
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
    place,
)
from voice.accounts.models import Role
from voice.takeover.actions.challenges import close_challenge, edit_challenge
from voice.takeover.models import Challenge, Host, Opportunity


@pytest.fixture
def challenge(db):
    return make_challenge(groups=[{"code": "care", "title": "Care leavers", "weight": 2}])


def desk_of(challenge, *roles: Role) -> Client:
    client = Client()
    person = make_person(*(roles or (Role.YOUTH_WORKER,)), organisation=challenge.organisation)
    client.force_login(person)
    return client


def sent(campaign, **changes) -> dict:
    today = timezone.localdate()
    return {
        "campaign": campaign.pk,
        "form": "month",
        "applications_close_on": today + dt.timedelta(days=5),
        "starts_on": today + dt.timedelta(days=10),
        "ends_on": today + dt.timedelta(days=20),
        "age_bands": ["11-13", "14-16", "17-18", "19-25"],
        "agrees_under": 16,
        "told_under": 18,
        "most_choices": 3,
        "first_timer_weight": 2,
        "groups": "Care leavers, 3\nYoung carers",
        "contact_name": "Sam",
        "contact_email": "sam@example.org",
        **changes,
    }


@pytest.fixture
def worker(db):
    person = make_person(organisation=make_organisation(help_text=HELP_LINES))
    client = Client()
    client.force_login(person)
    client.campaign = make_campaign(organisation=person.memberships.get().organisation)
    return client


def test_a_takeover_is_made_with_its_surveys_and_opened(worker):
    worker.post(reverse("challenge_new"), sent(worker.campaign))
    row = Challenge.objects.get()
    assert row.groups == [
        {"code": "care-leavers", "title": "Care leavers", "weight": 3},
        {"code": "young-carers", "title": "Young carers", "weight": 2},
    ]
    assert (row.stage, Survey.objects.count()) == ("draft", 4)
    worker.post(reverse("challenge_open", args=[row.key]))
    row.refresh_from_db()
    assert (row.stage, Survey.objects.opened().count()) == ("open", 4)


def test_one_that_is_not_ready_says_why_and_stays_closed(worker):
    organisation = worker.campaign.organisation
    organisation.help_text = ""
    organisation.save()
    worker.post(reverse("challenge_new"), sent(worker.campaign))
    row = Challenge.objects.get()
    page = worker.post(reverse("challenge_open", args=[row.key]), follow=True).content.decode()
    assert "has no help lines" in page
    row.refresh_from_db()
    assert row.opened_at is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts_on": "2020-01-01"}, "It has to start after applications close."),
        ({"ends_on": "2099-01-01"}, "Change its dates first."),
        ({"ends_on": "2020-01-01"}, "The last day must not be before the first day."),
        ({"applications_close_on": "2020-01-01"}, "The campaign only starts on"),
        ({"told_under": 12}, "This must not be less than the age to agree."),
        ({"groups": "Care leavers, 99"}, "A weight is a whole number from 1 to 10."),
        ({"groups": "Carers, 2\nCarers, 3"}, "Each group can be there once."),
        ({"groups": ", 2"}, "Write the name of the group before its weight."),
    ],
)
def test_what_cannot_be_is_refused_in_words(worker, changes, words):
    page = worker.post(reverse("challenge_new"), sent(worker.campaign, **changes))
    assert words in page.content.decode()
    assert Challenge.objects.count() == 0


def test_dates_change_and_ages_stay_once_people_were_asked(challenge):
    worker = desk_of(challenge)
    later = challenge.ends_on + dt.timedelta(days=2)
    page = worker.get(reverse("challenge_edit", args=[challenge.key]))
    form = {n: v for n, v in page.context["form"].initial.items() if v is not None}
    form["groups"] = "Care leavers, 5"
    kept = {**form, "groups": "Care leavers, 5", "ends_on": later}
    with pytest.raises(ValidationError, match="ages and groups stay"):
        edit_challenge(challenge=challenge, by=challenge.created_by, age_bands=["14-16"])
    challenge.refresh_from_db()
    kept["seen"] = page.context["form"]["seen"].initial
    worker.post(reverse("challenge_edit", args=[challenge.key]), kept)
    challenge.refresh_from_db()
    assert challenge.ends_on == later
    assert challenge.groups == [{"code": "care", "title": "Care leavers", "weight": 5}]


def test_closing_ends_it_and_twice_is_as_once(challenge):
    close_challenge(challenge=challenge, by=challenge.created_by)
    first = challenge.closed_at
    close_challenge(challenge=challenge, by=challenge.created_by)
    challenge.refresh_from_db()
    assert (challenge.stage, challenge.closed_at) == ("over", first)
    with pytest.raises(ValidationError, match="not been opened"):
        close_challenge(challenge=make_challenge(is_open=False, campaign=None), by=None)


def test_a_host_is_invited_by_a_link(challenge):
    worker = desk_of(challenge)
    person = {"name": "Matt", "post": "Chief Executive", "email": "matt@example.org"}
    worker.post(reverse("host_new", args=[challenge.key]), person)
    assert mail.outbox[-1].to == ["matt@example.org"]
    link = next(word for word in mail.outbox[-1].body.split() if "/takeover/host/" in word)
    page = Client().get("/" + link.split("/", 3)[3])
    assert "Welcome, Matt" in page.content.decode()
    assert Host.objects.get().first_came_at is not None


def test_an_opportunity_goes_back_with_a_question(challenge):
    worker = desk_of(challenge)
    row = make_opportunity(make_host(challenge), status="offered")
    empty = worker.post(reverse("opportunity_return", args=[row.key]), {"note": ""})
    assert "Write what they should change" in empty.content.decode()
    worker.post(reverse("opportunity_return", args=[row.key]), {"note": "Who is there at lunch?"})
    row.refresh_from_db()
    assert (row.status, row.note) == ("returned", "Who is there at lunch?")
    assert "Who is there at lunch?" in mail.outbox[-1].body
    again = worker.post(reverse("opportunity_return", args=[row.key]), {"note": "x"}, follow=True)
    assert "Somebody else changed this" in again.content.decode()


def test_a_withdrawn_opportunity_comes_back_by_no_button(challenge):
    worker = desk_of(challenge)
    row = make_opportunity(make_host(challenge))
    worker.post(reverse("opportunity_withdraw", args=[row.key]))
    worker.post(reverse("opportunity_approve", args=[row.key]))
    row.refresh_from_db()
    assert row.status == Opportunity.Status.WITHDRAWN


def test_a_youth_worker_lowers_places_no_further_than_are_taken(challenge):
    worker = desk_of(challenge)
    row = make_opportunity(make_host(challenge))
    for name in ("Ana", "Ben"):
        place(make_application(challenge, [row], name=name), row)
    day = f"{challenge.starts_on:%Y-%m-%d}"
    page = worker.post(
        reverse("opportunity_edit", args=[row.key]),
        {
            "role": row.role,
            "together": row.together,
            "begins_at": f"{day}T10:00",
            "ends_at": f"{day}T11:00",
            "is_online": "yes",
            "capacity": "1",
            "least": "1",
            "responsible_name": "Kim",
            "responsible_post": "Officer",
        },
    )
    assert "2 young people are placed there already" in page.content.decode()


def test_applications_are_named_to_those_who_may_see_them(challenge):
    make_application(
        challenge, [make_opportunity(make_host(challenge))], band="14-16", parent_email="p@x.test"
    )
    here = reverse("applications", args=[challenge.key])
    assert "Robin Young" in desk_of(challenge).get(here).content.decode()
    assert desk_of(challenge, Role.PLAN_LEAD).get(here).status_code == 403
    desk = desk_of(challenge, Role.OBSERVER).get(reverse("challenge", args=[challenge.key]))
    assert "Robin" not in desk.content.decode()


def test_a_parent_is_written_to_again(challenge):
    row = make_application(
        challenge, [make_opportunity(make_host(challenge))], band="14-16", parent_email="p@x.test"
    )
    mail.outbox.clear()
    desk_of(challenge).post(reverse("parent_remind", args=[row.key]))
    assert [m.to for m in mail.outbox] == [["p@x.test"]]


def test_the_list_asks_as_often_for_three_as_for_one(challenge, django_assert_max_num_queries):
    worker = desk_of(challenge)
    with django_assert_max_num_queries(12):
        assert worker.get(reverse("challenges")).status_code == 200
    for title in ("Second", "Third"):
        make_challenge(
            campaign=make_campaign(
                title,
                organisation=challenge.organisation,
                closes_on=timezone.localdate() + dt.timedelta(days=90),
            )
        )
    with django_assert_max_num_queries(12):
        assert "Third" in worker.get(reverse("challenges")).content.decode()
