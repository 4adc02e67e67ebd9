import pytest
from django.core.exceptions import ValidationError

from surveys.actions.reviewing import (
    redact_answer,
    release_answer,
    release_answers,
    seal_answer,
    unseal_answer,
)
from surveys.models import Alert, Answer, Review
from surveys.reading import state_seen
from surveys.screening import Band
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.shared.models import AuditEvent

SAID = "My friend Zoë at St Mary's wants more buses"
WITHOUT_ZOE = "My friend […] at St Mary's wants more buses"


@pytest.fixture
def answers(db):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    return [make_response(survey, {"best": SAID}).answers.get() for _ in range(3)]


def state(answer) -> tuple:
    review = Answer.objects.get(pk=answer.pk).review
    return review.status, review.released_text, review.reason


def test_released_answers_go_further_as_they_were_said(answers, youth_worker):
    released = release_answers(answers=answers[:2], by=youth_worker)
    assert (released.done, released.left) == (2, 0)
    assert [state(answer) for answer in answers] == [
        ("released", SAID, ""),
        ("released", SAID, ""),
        ("held", "", ""),
    ]
    assert set(Answer.objects.released()) == set(answers[:2])


def test_releasing_a_page_leaves_what_somebody_decided_in_the_meantime(
    answers, youth_worker, safeguarding_lead
):
    seal_answer(answer=answers[0], reason="worrying", by=safeguarding_lead)
    redact_answer(answer=answers[1], out={2}, reason="names", by=safeguarding_lead)
    released = release_answers(answers=answers, by=youth_worker)
    assert (released.done, released.left) == (1, 2)
    assert state(answers[0]) == ("sealed", "", "worrying")
    assert state(answers[1]) == ("redacted", WITHOUT_ZOE, "names")


def test_chosen_words_are_taken_out_and_the_original_stays(answers, youth_worker):
    redact_answer(answer=answers[0], out={2, 4, 5}, reason="names", by=youth_worker)
    left = "My friend […] at […] wants more buses"
    assert state(answers[0]) == ("redacted", left, "names")
    assert list(Answer.objects.released()) == [answers[0]]
    assert Answer.objects.get(pk=answers[0].pk).text == SAID


@pytest.mark.parametrize("out", [set(), set(range(9)), {99}, {-1}])
def test_nothing_chosen_and_nothing_left_are_refused(answers, youth_worker, out):
    with pytest.raises(ValidationError):
        redact_answer(answer=answers[0], out=out, reason="names", by=youth_worker)
    assert state(answers[0]) == ("held", "", "")


def test_a_released_answer_that_is_sealed_goes_no_further(answers, youth_worker):
    release_answers(answers=answers, by=youth_worker)
    seal_answer(answer=answers[0], reason="worrying", by=youth_worker)
    assert state(answers[0]) == ("sealed", "", "worrying")
    assert set(Answer.objects.released()) == set(answers[1:])


def test_only_a_lead_changes_what_was_taken_out(answers, youth_worker, safeguarding_lead):
    redact_answer(answer=answers[0], out={2}, reason="names", by=youth_worker)
    for decision in (
        lambda: release_answer(answer=answers[0], by=youth_worker),
        lambda: redact_answer(answer=answers[0], out={8}, by=youth_worker),
    ):
        with pytest.raises(ValidationError):
            decision()
    assert state(answers[0]) == ("redacted", WITHOUT_ZOE, "names")
    redact_answer(answer=answers[0], out={2, 8}, reason="names", by=safeguarding_lead)
    assert Answer.objects.get(pk=answers[0].pk).review.taken_out == [2, 8]
    release_answer(answer=answers[0], by=safeguarding_lead)
    assert state(answers[0]) == ("released", SAID, "")
    assert Answer.objects.get(pk=answers[0].pk).review.taken_out == []


def test_a_sealed_answer_is_decided_again_only_once_it_is_unsealed(
    answers, youth_worker, safeguarding_lead
):
    seal_answer(answer=answers[0], reason="worrying", by=youth_worker)
    for decision in (
        lambda: release_answer(answer=answers[0], by=youth_worker),
        lambda: redact_answer(answer=answers[0], out={8}, by=youth_worker),
        lambda: seal_answer(answer=answers[0], reason="again", by=youth_worker),
    ):
        with pytest.raises(ValidationError):
            decision()
    unseal_answer(answer=answers[0], reason="looked into", by=safeguarding_lead)
    assert state(answers[0]) == ("held", "", "looked into")


def test_an_answer_that_is_not_sealed_cannot_be_unsealed(answers, safeguarding_lead):
    with pytest.raises(ValidationError):
        unseal_answer(answer=answers[0], reason="x", by=safeguarding_lead)


def test_a_decision_on_what_somebody_else_decided_meanwhile_is_refused(answers, youth_worker):
    seen = state_seen(answers[0].review)
    release_answer(answer=answers[0], by=youth_worker, seen=seen)
    with pytest.raises(ValidationError):
        seal_answer(answer=answers[0], reason="x", by=youth_worker, seen=seen)
    with pytest.raises(ValidationError):
        redact_answer(answer=answers[0], out={8}, by=youth_worker, seen=seen)
    assert state(answers[0]) == ("released", SAID, "")


def test_each_decision_is_recorded_without_a_word_of_the_answer(
    answers, youth_worker, safeguarding_lead
):
    release_answers(answers=answers[:1], by=youth_worker)
    redact_answer(answer=answers[0], out={2}, reason="names Zoë", by=youth_worker)
    seal_answer(answer=answers[0], reason="Zoë", by=youth_worker)
    unseal_answer(answer=answers[0], reason="Zoë", by=safeguarding_lead)
    events = AuditEvent.objects.order_by("pk").values_list("verb", "why", "thing")
    thing = f"Review {answers[0].pk}"
    assert list(events) == [
        ("released answer", "was held", thing),
        ("redacted answer", "was released", thing),
        ("sealed answer", "was redacted", thing),
        ("unsealed answer", "was sealed", thing),
    ]


def test_whoever_decides_on_what_may_be_urgent_has_opened_it(answers, youth_worker):
    for answer in answers[:2]:
        Alert.objects.create(review=answer.review, campaign=answer.question.survey.campaign)
        Review.objects.filter(pk=answer.pk).update(band=Band.DANGER)
    release_answers(answers=answers[:1], by=youth_worker)
    opened = dict(Alert.objects.values_list("review", "opened_by"))
    assert opened == {answers[0].pk: youth_worker.pk, answers[1].pk: None}
