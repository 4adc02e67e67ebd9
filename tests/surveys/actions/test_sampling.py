"""Many answers go unread only by a safeguarding lead, after a blind sample held nothing."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from surveys.actions import reviewing, sampling
from surveys.models import ReadingSample, Response, Review, SampledReview
from surveys.screening import Band
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Role
from voice.shared.models import AuditEvent

CLEAN = {"strength": 0.0, "problem": "", "marks": [], "personal": []}
FLAGGED = [
    {"band": Band.DANGER},
    {"band": Band.HARM},
    {"band": Band.UNREAD},
    {"screening": None},
    {"screening": {**CLEAN, "problem": "another language"}},
    {"screening": {**CLEAN, "marks": [["bullying", 0, "rule", 0, 2]]}},
    {"screening": {**CLEAN, "personal": [["a name", 0, 2]]}},
    {"is_about_staff": True},
]


@pytest.fixture
def small(monkeypatch):
    """Samples of three, so that a test makes no 300 answers."""
    for place in ("surveys.actions.sampling", "surveys.views.desk.sampling"):
        monkeypatch.setattr(f"{place}.SAMPLE_SIZE", 3)


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    return survey


def say(survey, *texts, **screened):
    answers = [make_response(survey, {"best": text}).answers.get() for text in texts]
    said = {"band": Band.REST, "screening": CLEAN, **screened}
    Review.objects.filter(answer__in=answers).update(**said)
    return answers


def read_all(sample, by):
    while place := sampling.next_place(sample):
        sampling.mark_nothing(sample=sample, place=place.place, by=by)


def status(answer) -> str:
    return Review.objects.get(pk=answer.pk).status


def test_below_three_hundred_everything_is_read(survey, safeguarding_lead):
    say(survey, *"abc")
    with pytest.raises(ValidationError, match="3 unflagged answers wait"):
        sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)


def test_three_hundred_of_three_hundred_and_ten(survey, safeguarding_lead):
    say(survey, *(f"more buses, number {n}" for n in range(310)))
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    assert (sample.size, sample.drawn_from_count, sample.bound) == (300, 310, 1.0)
    assert sample.places.values("review").distinct().count() == 300
    read_all(sample, safeguarding_lead)
    said = {"sample": sample, "reason": "Too many", "by": safeguarding_lead}
    assert sampling.release_rest(**said) == 310
    told = AuditEvent.objects.get(verb="released unread answers after a blind sample")
    assert told.why == "310 answers; sample of 300, found 0, at most 1 % at 95 %"
    assert told.by_id == safeguarding_lead.pk
    sample.refresh_from_db()
    assert "at most 1 % do, at 95 %. Too many" in sample.told
    texts = set(Review.objects.values_list("answer__text", "released_text"))
    assert all(text == released for text, released in texts)
    assert not any("more buses" in why for why in AuditEvent.objects.values_list("why", flat=True))


@pytest.mark.parametrize("marks", FLAGGED)
def test_what_is_flagged_or_was_not_screened_is_never_released(
    survey, safeguarding_lead, small, marks
):
    say(survey, *"abc")
    (flagged,) = say(survey, "flagged", **marks)
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    assert sample.drawn_from_count == 3
    (later_flagged,) = Review.objects.filter(drawn_from=sample)[:1]
    read_all(sample, safeguarding_lead)
    Review.objects.filter(pk=later_flagged.pk).update(**marks)
    assert sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead) == 2
    assert (status(flagged), status(later_flagged)) == ("held", "held")


def test_what_came_after_the_draw_or_is_of_another_campaign_waits(survey, safeguarding_lead, small):
    theirs = make_survey(campaign=make_campaign(organisation=make_organisation("Elsewhere")))
    make_question(theirs, "best")
    open_now(theirs)
    elsewhere = say(theirs, *"xyz")
    answers = say(survey, *"abcd")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    (late,) = say(survey, "late")
    read_all(sample, safeguarding_lead)
    assert sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead) == 4
    assert {status(answer) for answer in answers} == {"released"}
    assert {status(answer) for answer in [late, *elsewhere]} == {"held"}


def test_the_rest_waits_until_the_whole_sample_is_read(survey, safeguarding_lead, small):
    answers = say(survey, *"abcd")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    sampling.mark_nothing(sample=sample, place=1, by=safeguarding_lead)
    with pytest.raises(ValidationError, match="Read the whole sample first"):
        sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead)
    with pytest.raises(ValidationError, match="being read already"):
        sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    assert {status(answer) for answer in answers} == {"held"}


def test_one_to_act_on_closes_it_for_good(survey, safeguarding_lead, small):
    answers = say(survey, *"abcd")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    sampling.fail_sample(sample=sample, by=safeguarding_lead)
    for again in (
        lambda: sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead),
        lambda: sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead),
    ):
        with pytest.raises(ValidationError):
            again()
    assert {status(answer) for answer in answers} == {"held"}


def test_one_that_somebody_sealed_in_the_queue_fails_it_too(
    client, survey, safeguarding_lead, small, youth_worker
):
    say(survey, *"abcd")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    read_all(sample, safeguarding_lead)
    answer = SampledReview.objects.filter(sample=sample).first().review.answer
    reviewing.seal_answer(answer=answer, reason="grave", by=youth_worker)
    with pytest.raises(ValidationError, match="Something to act on"):
        sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead)
    client.force_login(safeguarding_lead)
    page = client.get(reverse("reading_samples", args=[survey.campaign.key]))
    assert "Failed: something to act on was found" in page.content.decode()
    assert ReadingSample.objects.get().state == "failed"


def test_an_answer_deleted_before_it_was_read_is_replaced_and_after_it_stays_counted(
    survey, safeguarding_lead, small
):
    say(survey, *"abcdef")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    sampling.mark_nothing(sample=sample, place=1, by=safeguarding_lead)
    for place in sample.places.filter(place__in=[1, 2]):
        Response.objects.filter(answers=place.review_id).delete()
    shown = sampling.next_place(sample)
    assert (shown.place, shown.review is None) == (2, False)
    read_all(sample, safeguarding_lead)
    assert sample.places.exclude(read_at=None).count() == 3
    assert sampling.release_rest(sample=sample, reason="x", by=safeguarding_lead) == 4


def test_the_pages_from_the_draw_to_the_release(client, survey, safeguarding_lead, small):
    say(survey, "more buses", "more parks", "more shops", "more trees")
    client.force_login(safeguarding_lead)
    here = reverse("reading_samples", args=[survey.campaign.key])
    queue = client.get(f"{reverse('reviews')}?survey={survey.key}").content.decode()
    assert here in queue
    page = client.post(here, follow=True)
    read = reverse("reading_sample", args=[survey.campaign.key])
    for number in (1, 2, 3):
        assert f"{number} of 3" in page.content.decode()
        page = client.post(read, {"place": number, "holds": "nothing"}, follow=True)
    assert "none held anything to act on" in page.content.decode()
    rest = reverse("reading_rest", args=[survey.campaign.key])
    assert "Say in a few words why" in client.post(rest, {"reason": ""}).content.decode()
    page = client.post(rest, {"reason": "Too many"}, follow=True)
    assert "4 answers were released." in page.content.decode()
    results = client.get(reverse("results", args=[survey.campaign.key])).content.decode()
    assert "4 written answers were released without each being read" in results


def test_something_to_act_on_leads_to_the_answer(client, survey, safeguarding_lead, small):
    say(survey, *"abc")
    client.force_login(safeguarding_lead)
    client.post(reverse("reading_samples", args=[survey.campaign.key]))
    read = reverse("reading_sample", args=[survey.campaign.key])
    place = SampledReview.objects.get(place=1)
    for odd in ({"place": "x"}, {"place": "9", "holds": "nothing"}, {}):
        assert client.post(read, odd, follow=True).status_code == 200
    page = client.post(read, {"place": 1, "holds": "something"})
    assert page["Location"] == reverse("review", args=[place.review_id])
    assert ReadingSample.objects.get().state == "failed"


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SAFEGUARDING_LEAD])
def test_nobody_but_a_safeguarding_lead(client, survey, small, role):
    answers = say(survey, *"abc")
    client.force_login(make_person(role))
    names = ("reading_samples", "reading_sample", "reading_rest")
    pages = [client.post(reverse(name, args=[survey.campaign.key])) for name in names]
    assert {page.status_code for page in pages} == {403}
    assert {status(answer) for answer in answers} == {"held"}
    assert not ReadingSample.objects.exists()


def test_a_lead_of_another_organisation_finds_nothing(client, survey, small):
    say(survey, *"abc")
    client.force_login(
        make_person(Role.SAFEGUARDING_LEAD, organisation=make_organisation("Another council"))
    )
    assert client.post(reverse("reading_samples", args=[survey.campaign.key])).status_code == 404


def test_the_same_seed_draws_the_same_again(survey, safeguarding_lead, small):
    answers = say(survey, *"abcdefgh")
    sample = sampling.draw_sample(campaign=survey.campaign, by=safeguarding_lead)
    again = sampling.in_order_of(sample.seed, sorted(answer.pk for answer in answers))
    assert list(sample.places.values_list("review", flat=True)) == again[:3]
    assert again != sampling.in_order_of("another", again)
