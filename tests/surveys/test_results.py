from surveys import results
from surveys.models import Answer, Kind, Refusal, Response
from tests.factories.results import make_listening
from tests.factories.surveys import make_question, make_response, make_survey, open_now


def breakdowns(survey):
    questions = list(survey.questions.prefetch_related("choices"))
    return {one.code: one for one in results.breakdowns_of(questions, results.words_of(survey))}


def test_people_are_counted_by_what_they_said_about_themselves(youth_worker):
    listening = make_listening(youth_worker)
    for age in ("8-10", "8-10", "14-17"):
        make_response(listening.survey, {"age": age})
    make_response(listening.survey, {})
    ages = breakdowns(listening.survey)["age_band"]
    tally = results.reach(listening.survey, ages)
    assert (tally.total, tally.by(ages)) == (4, (2, 0, 1))


def test_an_unsent_response_is_not_counted(youth_worker):
    listening = make_listening(youth_worker)
    make_response(listening.survey, {"likes": "yes"})
    Response.objects.update(submitted_on=None)
    assert results.reach(listening.survey, None).total == 0
    assert results.answered(listening.survey, None) == {}
    assert results.picks(listening.survey, None) == {}


def test_the_base_is_who_answered_and_refusals_are_counted_apart(youth_worker):
    listening = make_listening(youth_worker)
    likes = listening.survey.questions.get(code="likes")
    make_response(listening.survey, {"likes": "yes"})
    response = make_response(listening.survey, {})
    Answer.objects.create(response=response, question=likes, refusal=Refusal.SKIPPED)
    assert results.answered(listening.survey, None)[likes.pk].total == 1
    assert results.refusals(listening.survey) == {likes.pk: {"skipped": 1}}


def test_a_person_who_ticks_two_things_is_one_person(db):
    survey = make_survey()
    question = make_question(
        survey, "do", Kind.MULTIPLE_CHOICE, "What do you do?", (("swim", "Swim"), ("read", "Read"))
    )
    open_now(survey)
    make_response(survey, {"do": ["swim", "read"]})
    make_response(survey, {"do": ["swim"]})
    picked = results.picks(survey, None)
    assert results.answered(survey, None)[question.pk].total == 2
    assert [picked[choice.pk].total for choice in question.choices.all()] == [2, 1]


def test_a_ranking_counts_first_places_and_gives_mean_places(db):
    survey = make_survey()
    question = make_question(
        survey, "rank", Kind.RANKING, "Put in order", (("a", "Parks"), ("b", "Buses"))
    )
    open_now(survey)
    make_response(survey, {"rank": ["a", "b"]})
    make_response(survey, {"rank": ["a", "b"]})
    make_response(survey, {"rank": ["b", "a"]})
    parks, buses = question.choices.all()
    picked = results.picks(survey, None)
    assert (picked[parks.pk].total, picked[buses.pk].total) == (2, 1)
    means = results.mean_ranks(survey)
    assert (round(means[parks.pk], 2), round(means[buses.pk], 2)) == (1.33, 1.67)


def test_only_released_written_answers_are_a_base_and_held_ones_are_said(youth_worker):
    listening = make_listening(youth_worker)
    listening.hear(3, "More buses")
    make_response(listening.survey, {"best": "held"})
    assert results.written_and_released(listening.survey, None)[listening.written.pk].total == 3
    assert results.not_yet_read(listening.survey) == {listening.written.pk: 1}


def test_counts_take_the_same_queries_for_one_answer_and_for_many(
    youth_worker, django_assert_num_queries
):
    listening = make_listening(youth_worker)
    ages = breakdowns(listening.survey)["age_band"]
    for n in (1, 5):
        for _ in range(n):
            make_response(listening.survey, {"age": "8-10", "likes": "yes"})
        with django_assert_num_queries(2):
            results.picks(listening.survey, ages)
            results.answered(listening.survey, ages)
