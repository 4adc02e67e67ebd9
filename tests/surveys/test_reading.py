import pytest

from surveys.models import Review
from surveys.reading import counts_for, page_of_queue, pieces_of, reviews_for, state_seen
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
def test_what_looks_personal_is_marked_and_no_word_is_lost(text, marked):
    pieces = pieces_of(text)
    assert [piece for piece, is_personal in pieces if is_personal] == marked
    assert "".join(piece for piece, _ in pieces) == text
