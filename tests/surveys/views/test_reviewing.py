import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.actions import reviewing
from surveys.models import Review
from surveys.reading import state_seen
from tests.factories.accounts import make_organisation, make_person
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Role

PLANTED = "planted words of somebody"
QUEUE = "/desk/reading/"


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    return survey


def say(survey, *texts):
    return [make_response(survey, {"best": text}).answers.get() for text in texts]


@pytest.fixture
def reader(client, youth_worker):
    client.force_login(youth_worker)
    return youth_worker


def states(answers) -> list[str]:
    found = dict(Review.objects.values_list("pk", "status"))
    return [found[answer.pk] for answer in answers]


def page_of(answers, *, kept=(), **more) -> dict:
    kept = {f"keep-{answer.pk}": "on" for answer in kept}
    return {"shown": [answer.pk for answer in answers], "read": "on", **kept, **more}


def words_on(page) -> str:
    return page.content.decode()


def test_the_queue_shows_held_answers_and_says_when_there_are_none(client, reader, survey):
    assert "Nothing waits" in words_on(client.get(QUEUE))
    say(survey, PLANTED)
    assert PLANTED in words_on(client.get(QUEUE))
    assert PLANTED in words_on(client.get(f"{QUEUE}?survey={survey.key}"))
    assert client.get(f"{QUEUE}?survey=nothing").status_code == 404


def test_a_page_is_released_but_for_what_was_kept_back(client, reader, survey):
    answers = say(survey, "a", "b", "c")
    page = client.post(reverse("reviews_release"), page_of(answers, kept=answers[:1]), follow=True)
    assert "2 answers were released." in words_on(page)
    assert states(answers) == ["held", "released", "released"]


def test_a_page_that_was_not_read_releases_nothing(client, reader, survey):
    answers = say(survey, "a", "b")
    page = client.post(
        reverse("reviews_release"), {**page_of(answers, kept=answers[:1]), "read": ""}
    )
    assert "Tick that you have read every answer on this page." in words_on(page)
    assert page.context["form"][f"keep-{answers[0].pk}"].value() is True
    assert states(answers) == ["held", "held"]


def test_answers_that_were_not_on_the_page_are_not_released(client, reader, survey):
    shown, came_later = say(survey, "a", "b")
    client.post(reverse("reviews_release"), page_of([shown]))
    assert states([shown, came_later]) == ["released", "held"]


def test_what_somebody_decided_meanwhile_is_kept(client, reader, survey, safeguarding_lead):
    answers = say(survey, "a", "b")
    reviewing.seal_answer(answer=answers[0], reason="x", by=safeguarding_lead)
    released_before = say(survey, "c d")
    reviewing.redact_answer(answer=released_before[0], out={1}, reason="x", by=safeguarding_lead)
    page = client.post(
        reverse("reviews_release"), page_of([*answers, *released_before]), follow=True
    )
    assert "Somebody else had decided on 1 answer of this page" in words_on(page)
    assert states([*answers, *released_before]) == ["sealed", "released", "redacted"]


def test_keys_that_are_no_keys_or_of_another_organisation_release_nothing(client, reader):
    away = make_survey()
    away.campaign.organisation = make_organisation("Another council")
    away.campaign.save()
    make_question(away, "best")
    open_now(away)
    answers = say(away, "theirs")
    sent = {"shown": ["1 OR 1", "", str(uuid.uuid4()), answers[0].pk], "read": "on"}
    page = client.post(reverse("reviews_release"), sent, follow=True)
    assert page.status_code == 200
    assert states(answers) == ["held"]


def test_one_answer_is_released_alone(client, reader, survey):
    answers = say(survey, "a", "b")
    address = reverse("review_release", args=[answers[0].pk])
    client.post(address, {"seen": "held"})
    assert states(answers) == ["released", "held"]
    page = client.post(address, {"seen": "held"}, follow=True)
    assert "Somebody else decided on this answer" in words_on(page)


def test_sealing_asks_for_a_reason_and_hides_the_answer(client, reader, survey, safeguarding_lead):
    (answer,) = say(survey, PLANTED)
    address = reverse("review_seal", args=[answer.pk])
    page = client.post(address, {"reason": "", "seen": "held"})
    assert "Say in a few words why." in words_on(page)
    client.post(address, {"reason": "worrying", "seen": "held"})
    seen = [client.get(f"{QUEUE}?state={state}") for state in ("held", "released")]
    assert not any(PLANTED in words_on(page) for page in seen)
    assert client.get(f"{QUEUE}?state=sealed").status_code == 403
    for name in ("review_redact", "review_seal", "review_unseal"):
        page = client.get(reverse(name, args=[answer.pk]), follow=True)
        assert "That answer is sealed." in words_on(page)
        assert PLANTED not in words_on(page)
    client.post(reverse("review_release", args=[answer.pk]))
    assert states([answer]) == ["sealed"]
    client.force_login(safeguarding_lead)
    assert PLANTED in words_on(client.get(f"{QUEUE}?state=sealed"))
    unseal = reverse("review_unseal", args=[answer.pk])
    assert PLANTED in words_on(client.get(unseal))
    seen = state_seen(Review.objects.get())
    client.post(unseal, {"reason": "looked into", "seen": seen})
    assert states([answer]) == ["held"]


def test_a_youth_worker_cannot_unseal(client, reader, survey, safeguarding_lead):
    (answer,) = say(survey, PLANTED)
    assert client.get(reverse("review_unseal", args=[answer.pk])).status_code == 403
    reviewing.seal_answer(answer=answer, reason="x", by=safeguarding_lead)
    sent = {"reason": "please", "seen": state_seen(Review.objects.get())}
    client.post(reverse("review_unseal", args=[answer.pk]), sent)
    assert states([answer]) == ["sealed"]


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.EDITOR, Role.ADMINISTRATOR, Role.OBSERVER])
def test_other_roles_read_nothing(client, survey, role):
    (answer,) = say(survey, PLANTED)
    client.force_login(make_person(role))
    names = ["review_redact", "review_seal", "review_unseal"]
    pages = [client.get(reverse(name, args=[answer.pk])) for name in names]
    pages += [client.get(QUEUE), client.get(f"{QUEUE}?survey={survey.key}")]
    pages += [client.post(reverse("review_release", args=[answer.pk]))]
    pages += [client.post(reverse("reviews_release"), page_of([answer]))]
    assert {page.status_code for page in pages} == {403}
    assert not any(PLANTED in words_on(page) for page in pages)
    assert states([answer]) == ["held"]


def test_another_organisation_finds_no_answer(client, survey):
    (answer,) = say(survey, PLANTED)
    client.force_login(make_person(organisation=make_organisation("Another council")))
    names = ["review_redact", "review_seal", "review_unseal"]
    pages = [client.get(reverse(name, args=[answer.pk])) for name in names]
    pages += [client.post(reverse("review_release", args=[answer.pk]))]
    pages += [client.get(f"{QUEUE}?survey={survey.key}")]
    assert {page.status_code for page in pages} == {404}
    assert PLANTED not in words_on(client.get(QUEUE))


def test_the_end_of_the_queue_says_what_still_waits(client, reader, survey):
    answers = say(survey, "a", "b")
    last = max(answer.pk for answer in answers)
    page = client.get(f"{QUEUE}?after={last}")
    assert "You have reached the end" in words_on(page)
    assert "2 answers still wait" in words_on(page)
    assert client.get(f"{QUEUE}?after=nonsense&state=nonsense").status_code == 200


def test_hostile_words_are_shown_as_words(client, reader, survey):
    say(survey, "<script>alert(1)</script> my name is <b>Bob")
    page = words_on(client.get(QUEUE))
    assert "<script>alert" not in page
    assert "<b>Bob" not in page


def test_the_queue_costs_the_same_for_one_and_three(client, reader, survey):
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(QUEUE)
        return len(caught)

    say(survey, "a")
    queries()
    one = queries()
    say(survey, "b", "c")
    assert queries() == one


def test_after_fifty_sealed_answers_comes_a_break_and_then_they_go_on(
    client, safeguarding_lead, survey, monkeypatch
):
    monkeypatch.setattr("surveys.views.desk.reviewing.SEALED_IN_ONE_GO", 2)
    client.force_login(safeguarding_lead)
    for answer in say(survey, PLANTED, "another"):
        reviewing.seal_answer(answer=answer, reason="worrying", by=safeguarding_lead)
    sealed = f"{QUEUE}?state=sealed"
    assert PLANTED in words_on(client.get(sealed))
    tired = words_on(client.get(sealed))
    assert "Time for a break" in tired
    assert PLANTED not in tired
    assert PLANTED in words_on(client.get(f"{sealed}&rested=1"))
    assert "Time for a break" in words_on(client.get(sealed))


def test_sealed_answers_that_are_opened_one_by_one_count_too_and_a_break_is_a_break(
    client, safeguarding_lead, survey, monkeypatch
):
    monkeypatch.setattr("surveys.views.desk.reviewing.SEALED_IN_ONE_GO", 2)
    client.force_login(safeguarding_lead)
    answers = say(survey, "one of many", "two of many", "three of many")
    for answer in answers:
        reviewing.seal_answer(answer=answer, reason="worrying", by=safeguarding_lead)
    pages = [reverse("review", args=[answer.pk]) for answer in answers]
    shown = [words_on(client.get(page)) for page in pages]
    assert ["Time for a break" in page for page in shown] == [False, False, True]
    assert "three of many" not in shown[2]
    assert "three of many" in words_on(client.get(f"{pages[2]}?rested=1"))
    client.get(pages[1])
    assert "Time for a break" in words_on(client.get(pages[2]))
    client.post(reverse("reading_away"))
    client.post(reverse("reading_back"))
    assert "three of many" in words_on(client.get(pages[2]))
