"""Matching with rows: what the solver is given, what is published, and what mends a change."""

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories.accounts import make_organisation, make_person
from tests.factories.takeover import (
    make_application,
    make_challenge,
    make_host,
    make_opportunity,
)
from voice.accounts.models import Role
from voice.takeover.actions import matching as act
from voice.takeover.actions.hosting import edit_opportunity, withdraw_opportunity
from voice.takeover.models import Match, Placement, Travel
from voice.takeover.problem import problem_of
from voice.takeover.queries_running import boards_of, standing_rows, without_place

pytestmark = pytest.mark.django_db
WEIGHTS = {"first_time": 1, "groups": {}}


@pytest.fixture
def worker():
    return make_person(Role.YOUTH_WORKER, email="worker@example.org")


@pytest.fixture
def challenge(worker):
    return make_challenge(worker=worker)


@pytest.fixture
def chief(challenge):
    return make_opportunity(make_host(challenge), "Chief Executive", capacity=1)


@pytest.fixture
def buses(challenge):
    host = make_host(challenge, name="Bo Bus", email="bus@example.org")
    return make_opportunity(host, "Head of Buses", capacity=1)


def solved(challenge, worker, **asked) -> Match:
    asked.setdefault("weights", WEIGHTS)
    match = act.start_match(challenge=challenge, by=worker, **asked)
    match.refresh_from_db()
    return match


def published(challenge, worker, **asked) -> Match:
    return act.publish_match(match=solved(challenge, worker, **asked), by=worker)


def got(match) -> dict[str, str]:
    rows = match.placements.select_related("application__contact", "opportunity")
    return {
        row.application.contact.name: row.opportunity.role if row.opportunity else ""
        for row in rows
    }


def applicant(challenge, name, *chosen, **fields):
    row = make_application(challenge, list(chosen), name=name, email=f"{name}@example.org")
    for field, value in fields.items():
        setattr(row, field, value)
    row.save()
    return row


def test_a_first_timer_with_a_weight_gets_the_place_and_it_says_why(challenge, worker, chief):
    applicant(challenge, "been", chief, is_first_time=False)
    applicant(challenge, "new", chief, is_first_time=True)
    match = solved(challenge, worker, weights={"first_time": 2, "groups": {}})
    assert (match.status, got(match)) == ("done", {"been": "", "new": "Chief Executive"})
    assert (match.facts["is_best"], match.facts["unfair"], match.facts["total"]) == (True, 0, 200)
    waiting = match.placements.get(opportunity=None)
    assert waiting.why == [
        {
            "opportunity": chief.key,
            "title": "Chief Executive",
            "words": "Full: 1 other had a stronger or an equal claim.",
            "code": "full",
            "number": 1,
            "detail": "",
            "queue": 1,
        }
    ]


def test_a_named_group_counts_by_its_greatest_weight(challenge, worker, chief):
    challenge.groups = [{"code": "care", "title": "In care", "weight": 3}]
    challenge.save()
    applicant(challenge, "new", chief, is_first_time=True)
    applicant(challenge, "care", chief, groups=["care"])
    match = solved(challenge, worker, weights={"first_time": 2, "groups": {"care": 3}})
    assert got(match) == {"new": "", "care": "Chief Executive"}


@pytest.mark.parametrize(
    ("opportunity", "person", "words"),
    [
        ({"age_bands": ["11-13"]}, {}, "it is for people of another age"),
        ({"is_online": False}, {"travel": Travel.ONLINE}, "it is not online"),
        ({"is_online": False}, {"travel": Travel.HELP}, "nobody arranges travel there"),
        ({}, {"access": ["captions"]}, "it does not have what they need: captions"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_a_pin_overrules_it(
    challenge, worker, opportunity, person, words
):
    offer = make_opportunity(make_host(challenge), **opportunity)
    person = applicant(challenge, "kim", offer, **person)
    match = solved(challenge, worker)
    assert match.placements.get().why[0]["words"] == f"Not possible: {words}."
    act.fix_pair(
        application=person, opportunity=offer, reason="Arranged", by=worker, is_forbidden=False
    )
    assert got(solved(challenge, worker)) == {"kim": offer.role}


def test_a_forbidden_pair_is_kept_apart_from_the_place(challenge, worker, chief, buses):
    person = applicant(challenge, "kim", chief, buses)
    act.fix_pair(
        application=person, opportunity=chief, reason="Asked", by=worker, is_forbidden=True
    )
    assert got(solved(challenge, worker)) == {"kim": "Head of Buses"}


def test_friends_with_one_word_go_together_or_not_at_all(challenge, worker, chief):
    applicant(challenge, "one", chief, together_word="Pebbles")
    applicant(challenge, "two", chief, together_word="pebbles ")
    assert got(solved(challenge, worker)) == {"one": "", "two": ""}
    edit_opportunity(opportunity=chief, by=worker, capacity=2)
    assert set(got(solved(challenge, worker)).values()) == {"Chief Executive"}


def test_brothers_kept_apart_are(challenge, worker, chief):
    edit_opportunity(opportunity=chief, by=worker, capacity=2)
    one, other = applicant(challenge, "one", chief), applicant(challenge, "two", chief)
    act.keep_pair(one=other, other=one, by=worker, is_apart=True)
    assert sorted(got(solved(challenge, worker)).values()) == ["", "Chief Executive"]
    with pytest.raises(ValidationError, match="two different"):
        act.keep_pair(one=one, other=one, by=worker, is_apart=True)


def test_the_same_seed_gives_the_same_and_another_may_not(challenge, worker, chief):
    for name in ("one", "two", "three"):
        applicant(challenge, name, chief)
    found = [got(solved(challenge, worker, seed=seed)) for seed in (1, 1, *range(2, 9))]
    assert found[0] == found[1]
    assert len({str(one) for one in found}) > 1


def test_somebody_whose_parent_has_yet_to_agree_is_left_out(challenge, worker, chief):
    make_application(challenge, [chief], band="11-13", parent_email="p@example.org")
    with pytest.raises(ValidationError, match="Nobody has applied"):
        act.start_match(challenge=challenge, by=worker, weights=WEIGHTS)


def test_pins_that_fight_fail_in_words_with_names(challenge, worker, chief, client):
    for name in ("Ada Onely", "Bo Twoly"):
        person = applicant(challenge, name, chief)
        act.fix_pair(
            application=person, opportunity=chief, reason="x", by=worker, is_forbidden=False
        )
    match = solved(challenge, worker)
    assert match.status == Match.Status.FAILED
    client.force_login(worker)
    page = client.get(reverse("takeover_match", args=[match.key])).content.decode()
    assert "2 people are pinned to Chief Executive, which has 1 places." in page


def test_what_it_takes_is_worked_out_and_told_with_names(challenge, worker, chief, buses, client):
    applicant(challenge, "Ada", chief, buses)
    applicant(challenge, "Bo", chief)
    match = solved(challenge, worker)
    client.force_login(worker)
    ada = match.placements.get(opportunity=buses)
    address = reverse("takeover_match", args=[match.key])
    sent = {"application": ada.application.key, "opportunity": chief.key}
    client.post(f"{address}takes/", sent)
    page = re.sub(r"\s+", " ", client.get(address).content.decode())
    assert "the sum would fall by 60, and 2 people would change" in page
    assert "Ada: Head of Buses → Chief Executive" in page
    assert "Bo: Chief Executive → a wait" in page


# Publishing --------------------------------------------------------------------------------------


def test_everybody_is_told_once(challenge, worker, chief):
    applicant(challenge, "placed", chief, is_first_time=True)
    applicant(challenge, "waits", chief)
    mail.outbox.clear()
    match = published(challenge, worker, weights={"first_time": 2, "groups": {}})
    act.publish_match(match=match, by=worker)
    letters = {one.to[0]: one.body for one in mail.outbox}
    assert len(mail.outbox) == 3
    assert "Chief Executive" in letters["placed@example.org"]
    assert "waiting list" in letters["waits@example.org"]
    assert "1 young person" in letters["chief@example.org"]
    assert not any("teams.example.org" in body for body in letters.values())
    assert "placed" not in letters["chief@example.org"].lower()


def test_what_is_no_longer_true_is_not_published(challenge, worker, chief):
    person = applicant(challenge, "kim", chief)
    match = solved(challenge, worker)
    person.withdrawn_on = person.sent_on
    person.save()
    with pytest.raises(ValidationError, match="Match again"):
        act.publish_match(match=match, by=worker)
    match.refresh_from_db()
    assert match.published_at is None


def test_a_host_calls_off_and_only_who_is_affected_is_matched_again(
    challenge, worker, chief, buses
):
    """The night before: the other keeps place, confirmation and checklist, and hears nothing."""
    stays = applicant(challenge, "stays", buses)
    moves = applicant(challenge, "moves", chief)
    first = published(challenge, worker)
    kept = first.placements.get(application=stays)
    kept.confirmed_at = first.published_at
    kept.save()
    kept.checklist.create(code="risk", checked_by=worker)
    withdraw_opportunity(opportunity=chief)
    assert [one.pk for one in without_place(first)] == [moves.pk]
    extra = make_opportunity(make_host(challenge, email="new@example.org"), "Leader", capacity=5)
    moves.choices.create(opportunity=extra, rank=2)
    stays.choices.create(opportunity=extra, rank=2)
    mail.outbox.clear()
    second = published(challenge, worker, keeps=True)
    assert got(second) == {"stays": "Head of Buses", "moves": "Leader"}
    now = second.placements.get(application=stays)
    assert now.confirmed_at is not None
    assert [item.code for item in now.checklist.all()] == ["risk"]
    assert sorted(one.to[0] for one in mail.outbox) == ["moves@example.org", "new@example.org"]


def test_capacity_cannot_fall_below_who_is_placed_until_somebody_is_moved(challenge, worker, chief):
    edit_opportunity(opportunity=chief, by=worker, capacity=2)
    applicant(challenge, "one", chief)
    applicant(challenge, "two", chief)
    match = published(challenge, worker)
    with pytest.raises(ValidationError, match="2 young people are placed there"):
        edit_opportunity(opportunity=chief, by=worker, capacity=1)
    act.take_place_back(placement=standing_rows(match)[0], by=worker)
    edit_opportunity(opportunity=chief, by=worker, capacity=1)
    assert [len(board.placed) for board in boards_of(match)] == [1]
    assert Placement.objects.filter(ended=Placement.Ended.MOVED).count() == 1


def test_a_free_place_goes_to_who_waits_and_to_nobody_twice(challenge, worker, chief):
    applicant(challenge, "first", chief, is_first_time=True)
    waits = applicant(challenge, "waits", chief)
    match = published(challenge, worker, weights={"first_time": 2, "groups": {}})
    [board] = boards_of(match)
    assert [one.pk for one in board.waiting] == [waits.pk]
    with pytest.raises(ValidationError, match="no free place"):
        act.give_place(opportunity=chief, application=waits, by=worker)
    act.take_place_back(placement=board.placed[0], by=worker)
    mail.outbox.clear()
    act.give_place(opportunity=chief, application=waits, by=worker)
    assert [row.application_id for row in standing_rows(match)] == [waits.pk]
    assert mail.outbox[0].to == ["waits@example.org"]
    with pytest.raises(ValidationError, match="already"):
        act.give_place(opportunity=chief, application=waits, by=worker)


def test_one_match_at_a_time(challenge, worker, chief, settings):
    applicant(challenge, "kim", chief)
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    match = act.start_match(challenge=challenge, by=worker, weights=WEIGHTS)
    with pytest.raises(ValidationError, match="being worked out"):
        act.start_match(challenge=challenge, by=worker, weights=WEIGHTS)
    act.give_up_match(match=match, by=worker)
    assert act.start_match(challenge=challenge, by=worker, weights=WEIGHTS).pk != match.pk


def test_fairness_shows_no_group_of_fewer_than_ten(challenge, worker, chief):
    edit_opportunity(opportunity=chief, by=worker, capacity=20)
    for number in range(12):
        applicant(challenge, f"p{number}", chief, is_first_time=number < 9)
    shown = solved(challenge, worker).facts["fairness"]
    first = next(part for part in shown["breakdowns"] if part["code"] == "first")
    assert shown["base"] == 10
    assert [group["base"] for group in first["groups"]] == [None, None]


# Pages -------------------------------------------------------------------------------------------


def test_a_youth_worker_asks_and_publishes_by_the_pages(challenge, worker, chief, client):
    applicant(challenge, "Ada Lovely", chief)
    client.force_login(worker)
    page = reverse("takeover_matching", args=[challenge.key])
    assert "1 young person" in client.get(page).content.decode()
    response = client.post(page, {"first_time": 2, "seed": 5})
    match = Match.objects.get()
    assert (match.seed, match.weights["first_time"]) == (5, 2)
    shown = client.get(response.headers["Location"]).content.decode()
    assert "Ada Lovely" in shown
    client.post(reverse("takeover_match_publish", args=[match.key]))
    placements = client.get(reverse("takeover_placements", args=[challenge.key]))
    assert "Ada Lovely" in placements.content.decode()


def test_a_table_of_which_nothing_may_be_shown_says_so(challenge, worker, chief, client):
    edit_opportunity(opportunity=chief, by=worker, capacity=6)
    for number in range(12):
        applicant(challenge, f"p{number}", chief)
    match = solved(challenge, worker)
    assert match.facts["fairness"]["rows"] == []
    client.force_login(worker)
    page = client.get(reverse("takeover_match", args=[match.key])).content.decode()
    assert "Too few people got each of these to show how many." in page
    assert "Too few people of a group got the same." in page


def test_many_people_stand_on_several_pages_and_one_comes_back_to_theirs(
    challenge, worker, chief, client
):
    for number in range(22):
        applicant(challenge, f"p{number:02}", chief)
    match = solved(challenge, worker)
    client.force_login(worker)
    there = reverse("takeover_match", args=[match.key])
    first, second = (client.get(f"{there}?page={n}").content.decode() for n in (1, 2))
    assert (first.count('class="panel" id="p-'), second.count('class="panel" id="p-')) == (20, 2)
    waits = Placement.objects.filter(opportunity=None).first().application
    asked = {"application": waits.key, "opportunity": chief.key, "page": "2"}
    answered = client.post(reverse("takeover_takes", args=[match.key]), asked)
    assert answered.headers["Location"] == f"{there}?page=2#p-{waits.key}"


def test_a_weight_out_of_range_is_told_and_nothing_is_asked(challenge, worker, chief, client):
    client.force_login(worker)
    page = reverse("takeover_matching", args=[challenge.key])
    response = client.post(page, {"first_time": 19, "seed": "x"})
    assert "The most is 10." in response.content.decode()
    assert Match.objects.count() == 0


def test_another_organisation_sees_nothing_of_it(challenge, worker, chief, client):
    applicant(challenge, "Ada Lovely", chief)
    match = published(challenge, worker)
    other = make_person(
        Role.YOUTH_WORKER, organisation=make_organisation("Away"), email="away@example.org"
    )
    client.force_login(other)
    for name, key in (
        ("takeover_matching", challenge.key),
        ("takeover_match", match.key),
        ("takeover_placements", challenge.key),
        ("takeover_placement", match.placements.get().key),
    ):
        assert client.get(reverse(name, args=[key])).status_code == 404


def test_a_thousand_ask_no_more_of_the_database(
    challenge, worker, chief, django_assert_num_queries
):
    match = Match(challenge=challenge, seed=1, weights=WEIGHTS)
    applicant(challenge, "one", chief)
    with django_assert_num_queries(6):
        problem_of(match)
    for number in range(3):
        applicant(challenge, f"p{number}", chief)
    with django_assert_num_queries(6):
        problem_of(match)
