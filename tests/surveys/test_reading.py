import pytest

from surveys.models import Answer, Review
from surveys.reading import (
    counts_for,
    page_of_queue,
    pieces_of,
    reasons_of,
    reviews_for,
    state_seen,
    why_not_screened,
)
from surveys.screened import held_review
from surveys.screening import Band, screen
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now, release
from voice.accounts.models import Role


def make_answers(count: int = 1, **campaign):
    survey = make_survey(campaign=make_campaign(**campaign))
    make_question(survey, "best")
    open_now(survey)
    responses = [make_response(survey, {"best": f"answer {n}"}) for n in range(count)]
    return [response.answers.get() for response in responses]


def decide(answer, status: str, by) -> Review:
    release(answer, by)
    Review.objects.filter(pk=answer.pk).update(status=status, released_text="")
    return Review.objects.get(pk=answer.pk)


@pytest.mark.parametrize(
    ("role", "held", "sealed"),
    [
        (Role.YOUTH_WORKER, True, False),
        (Role.SAFEGUARDING_LEAD, True, True),
        (Role.PLAN_LEAD, False, False),
        (Role.EDITOR, False, False),
        (Role.ADMINISTRATOR, False, False),
        (Role.OBSERVER, False, False),
    ],
)
def test_each_role_reads_what_it_may(db, role, held, sealed):
    person = make_person(role)
    waiting, first, second = make_answers(3)
    decide(first, "sealed", person)
    decide(second, "referred", person)
    expected = ([waiting.pk] if held else []) + ([first.pk, second.pk] if sealed else [])
    assert set(reviews_for(person).values_list("pk", flat=True)) == set(expected)


def test_a_lead_of_one_organisation_reads_nothing_of_another(db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    away = make_organisation("Another council")
    make_person(Role.YOUTH_WORKER, organisation=away, email=lead.email.replace("@", ".away@"))
    (answer,) = make_answers(organisation=away)
    decide(answer, "sealed", lead)
    make_answers(organisation=away, title="Second")
    assert list(reviews_for(lead)) == []


def test_a_lead_here_who_is_a_youth_worker_there_reads_no_sealed_answer_there(db):
    lead = make_person(Role.SAFEGUARDING_LEAD)
    away = make_organisation("Another council")
    lead.memberships.create(organisation=away, role=Role.YOUTH_WORKER)
    (answer,) = make_answers(organisation=away)
    decide(answer, "sealed", lead)
    assert list(reviews_for(lead)) == []


def test_a_membership_that_ended_reads_nothing(youth_worker):
    make_answers()
    youth_worker.memberships.update(ended_on="2026-01-01")
    assert list(reviews_for(youth_worker)) == []


def test_the_queue_is_in_the_order_of_random_keys_a_page_at_a_time(youth_worker):
    answers = make_answers(23)
    in_order = sorted(answer.pk for answer in answers)
    first = page_of_queue(youth_worker, state="held")
    second = page_of_queue(youth_worker, state="held", after=first.after)
    assert [row.pk for row in first.reviews] == in_order[:20]
    assert [row.pk for row in second.reviews] == in_order[20:]
    assert second.after is None


def test_counts_leave_out_what_the_person_may_not_read(youth_worker, safeguarding_lead):
    held, sealed, released = make_answers(3)
    decide(sealed, "sealed", safeguarding_lead)
    release(released, youth_worker)
    assert counts_for(youth_worker) == {"held": 1, "released": 1, "sealed": 0}
    assert counts_for(safeguarding_lead) == {"held": 1, "released": 1, "sealed": 1}
    assert state_seen(held.review) == "held"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ring me on 07700 900123 please", ["07700 900123"]),
        ("or +44 7700 900 123", ["+44 7700 900 123"]),
        ("zoe.b+x@example.org is mine", ["zoe.b+x@example.org"]),
        ("we live at DT1 1XJ ok", ["DT1 1XJ"]),
        ("My name is Zoë Bright and I", ["My name is Zoë Bright"]),
        ("follow @zoe_b there", ["@zoe_b"]),
        ("there are 2 parks and 100 buses in 2026", []),
    ],
)
@pytest.mark.parametrize("is_screened", [True, False])
def test_what_looks_personal_is_marked_and_no_word_is_lost(text, marked, is_screened, settings):
    settings.SCREENING = is_screened
    pieces = pieces_of(held_review(Answer(text=text)))
    assert [piece.text for piece in pieces if piece.kind == "personal"] == marked
    assert "".join(piece.text for piece in pieces) == text


def test_the_words_of_a_rule_are_marked_and_the_reason_named():
    review = held_review(Answer(text="I like parks. My dad hits me. My name is Zoe."))
    kinds = {piece.kind: piece.text for piece in pieces_of(review)}
    assert kinds["danger"] == "My dad hits me"
    assert kinds["personal"] == "My name is Zoe"
    (reason,) = reasons_of(review)
    assert (reason.category, reason.is_danger) == ("Physical harm", True)
    assert "dad" not in str(review.screening)  # places, no words


def screened(survey, *texts) -> list[Answer]:
    answers = [make_response(survey, {"best": text}).answers.get() for text in texts]
    Review.objects.all().delete()
    Review.objects.bulk_create(held_review(answer) for answer in answers)
    return answers


def test_the_queue_begins_with_danger_then_what_nothing_screened_then_harm_then_the_oldest(
    youth_worker, django_assert_num_queries
):
    survey = make_survey(campaign=make_campaign())
    make_question(survey, "best")
    open_now(survey)
    texts = ["more swings", "I get bullied at school", "more trees", "我不想回家，我很害怕",
             "i want to die", "benches"]  # fmt: skip
    calm, harm, older, unread, danger, broken = screened(survey, *texts)
    Review.objects.filter(pk=older.pk).update(came_on="2020-01-01")
    Review.objects.filter(pk=broken.pk).update(band=Band.UNREAD, came_on="2020-01-01")
    with django_assert_num_queries(1):
        page = page_of_queue(youth_worker, state="held")
    expected = [danger, broken, unread, harm, older, calm]
    assert [row.pk for row in page.reviews] == [answer.pk for answer in expected]
    assert [row.status for row in page.reviews] == ["held"] * 6
    rest = page_of_queue(youth_worker, state="held", after=unread.pk)
    assert [row.pk for row in rest.reviews] == [harm.pk, older.pk, calm.pk]
    assert why_not_screened(page.reviews[2]).startswith("It may be in another language.")
    assert why_not_screened(page.reviews[3]) == ""


@pytest.mark.parametrize("fault", ["off", "broken", "slow", "silent"])
def test_a_screening_that_fails_leaves_every_answer_held_and_near_the_top(
    youth_worker, settings, monkeypatch, fault
):
    survey = make_survey(campaign=make_campaign())
    make_question(survey, "best")
    open_now(survey)
    if fault == "off":
        settings.SCREENING = False
    elif fault == "broken":
        monkeypatch.setattr("surveys.screening.sentences_of", lambda text: 1 / 0)
    elif fault == "slow":
        monkeypatch.setattr(
            "surveys.screened.screen", lambda text, schools: screen(text, seconds=-1)
        )
    else:
        monkeypatch.setattr("surveys.screening.classifier.weights", lambda: {}["nothing"])
    answers = screened(survey, "parks", "trees please")
    page = page_of_queue(youth_worker, state="held")
    assert {row.pk for row in page.reviews} == {answer.pk for answer in answers}
    assert {(row.band, row.status) for row in page.reviews} == {(Band.UNREAD, "held")}
