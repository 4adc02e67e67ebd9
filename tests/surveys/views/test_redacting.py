"""Words are chosen, seen, kept for whoever chose them, and released."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.actions import reviewing
from surveys.actions.erasing import erase
from surveys.actions.returning import delete_answers
from surveys.draft_key import DraftKey
from surveys.models import Alert, Redaction, Review
from surveys.reading import state_seen
from tests.everywhere import places_with
from tests.factories.accounts import make_organisation, make_person
from tests.factories.surveys import make_question, make_response, make_survey, open_now
from voice.accounts.models import Role

SAID = "Zoë from Gillingham wants buses"
NAMES = "It names somebody"
QUEUE = "/desk/reading/"


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "best")
    open_now(survey)
    return survey


@pytest.fixture
def answer(survey):
    return make_response(survey, {"best": SAID}).answers.get()


@pytest.fixture
def reader(client, youth_worker):
    client.force_login(youth_worker)
    return youth_worker


@pytest.fixture
def address(answer):
    return reverse("review_redact", args=[answer.pk])


def chosen(*out, step="release", **more) -> dict:
    shown = ",".join(map(str, out))
    return {"out": out, "shown": shown, "reason": NAMES, "seen": "held", "step": step} | more


def words_on(page) -> str:
    return page.content.decode()


def ticked(page) -> set[str]:
    return {word.text for word in page.context["words"] if word.is_out}


def test_chosen_words_are_taken_out_and_the_original_stays_sealed(
    client, reader, address, safeguarding_lead
):
    assert SAID.split()[1] in words_on(client.get(address))
    assert client.post(address, chosen(0)).url == QUEUE
    review = Review.objects.get()
    assert (review.status, review.released_text) == ("redacted", "[…] from Gillingham wants buses")
    assert (review.reason, review.taken_out) == (NAMES, [0])
    pages = [f"{QUEUE}?state=released", reverse("review", args=[review.pk]), address]
    for page in pages:
        assert "Zoë" not in words_on(client.get(page, follow=True))
    client.force_login(safeguarding_lead)
    for page in pages:
        assert "Zoë" in words_on(client.get(page, follow=True))


def test_what_was_found_to_be_personal_is_chosen_already(client, reader, survey):
    said = "My name is Zoë Bright, ring 07700 900123 about buses"
    answer = make_response(survey, {"best": said}).answers.get()
    page = client.get(reverse("review_redact", args=[answer.pk]))
    assert ticked(page) == {"My", "name", "is", "Zoë", "Bright,", "07700", "900123"}
    assert page.context["result"] == "[name], ring [phone number] about buses"


def test_nothing_is_released_but_what_was_seen(client, reader, address):
    page = client.post(address, chosen(0, 2, shown="0"))
    assert "Look at it once more" in words_on(page)
    assert page.context["result"] == "[…] from […] wants buses"
    assert Review.objects.get().status == "held"
    client.post(address, chosen(0, 2))
    assert Review.objects.get().released_text == "[…] from […] wants buses"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (chosen(0, reason=""), "Choose why words were taken out."),
        (chosen(0, reason="my own words"), "my own words"),
        (chosen(), "Choose the words to take out"),
        (chosen(0, 1, 2, 3, 4), "No words of the answer are left"),
        (chosen(99), "Choose words of this answer."),
        (chosen("-1"), "Choose words of this answer."),
        (chosen("one"), "Choose words of this answer."),
        (chosen(0, seen=""), "There is a problem"),
    ],
)
def test_bad_input_releases_nothing(client, reader, address, sent, told):
    page = client.post(address, sent)
    assert told in words_on(page)
    assert Review.objects.get().status == "held"


def test_a_long_answer_is_chosen_from_word_by_word_without_scripts(client, reader, survey):
    answer = make_response(survey, {"best": "word " * 2000}).answers.get()
    out = list(range(1999))
    client.post(reverse("review_redact", args=[answer.pk]), chosen(*out))
    assert Review.objects.get().released_text == "[…] word"


def test_a_decision_meanwhile_keeps_what_was_chosen_and_can_be_sent_again(
    client, reader, address, answer, safeguarding_lead
):
    reviewing.release_answer(answer=answer, by=safeguarding_lead)
    page = client.post(address, chosen(0))
    assert "Somebody else decided on this answer" in words_on(page)
    assert ticked(page) == {"Zoë"}
    seen = page.context["form"]["seen"].value()
    assert seen == state_seen(Review.objects.get())
    client.post(address, chosen(0, seen=seen))
    assert Review.objects.get().status == "redacted"


# Drafts -------------------------------------------------------------------------------------------


def keep(client, answer, *out):
    return client.post(reverse("review_redacted", args=[answer.pk]), chosen(*out))


def test_a_choice_is_kept_for_another_day_when_the_session_ends(
    client, reader, address, answer, youth_worker
):
    assert "[…] from Gillingham" in words_on(keep(client, answer, 0))
    client.logout()
    lost = client.post(address, chosen(0, 2), headers={"HX-Request": "true"})
    assert lost.status_code == 302
    Redaction.objects.update(saved_on=timezone.localdate() - dt.timedelta(days=3))
    again = Client()
    again.force_login(youth_worker)
    assert address in words_on(again.get(QUEUE))
    page = again.get(address)
    assert "You began this before" in words_on(page)
    assert ticked(page) == {"Zoë"}
    assert page.context["form"]["reason"].value() == NAMES


@pytest.mark.parametrize("step", ["keep", "show", ""])
def test_without_scripts_a_button_keeps_it(client, reader, address, step):
    client.post(address, chosen(2, step=step))
    assert Redaction.objects.get().out == {2}
    assert ticked(client.get(address)) == {"Gillingham"}
    assert Review.objects.get().status == "held"


def test_nobody_else_sees_it(client, reader, address, answer, safeguarding_lead):
    keep(client, answer, 0)
    client.force_login(safeguarding_lead)
    page = client.get(address)
    assert ticked(page) == set()
    assert "You began" not in words_on(page)
    assert address not in words_on(client.get(reverse("desk")))
    client.post(address, chosen(2, step="keep"))
    client.force_login(reader)
    assert ticked(client.get(address)) == {"Zoë"}


def test_it_holds_no_word_and_stands_encrypted(client, reader, answer):
    keep(client, answer, 0)
    assert places_with("Zoë") == {"surveys.Answer.text"}
    assert places_with(NAMES) == set()


def test_it_can_be_forgotten(client, reader, address, answer):
    keep(client, answer, 0)
    client.post(address, chosen(0, step="drop"))
    assert not Redaction.objects.exists()
    assert ticked(client.get(address)) == set()


@pytest.mark.parametrize("decision", ["release", "seal", "redact"])
def test_it_goes_when_anybody_decides(client, reader, answer, safeguarding_lead, decision):
    keep(client, answer, 0)
    decisions = {
        "release": lambda: reviewing.release_answer(answer=answer, by=safeguarding_lead),
        "seal": lambda: reviewing.seal_answer(answer=answer, reason="x", by=safeguarding_lead),
        "redact": lambda: reviewing.redact_answer(answer=answer, out={1}, by=safeguarding_lead),
    }
    decisions[decision]()
    assert not Redaction.objects.exists()
    keep(client, answer, 0)
    assert not Redaction.objects.exists(), "what was decided meanwhile is not begun anew"


def test_it_goes_with_answers_that_are_withdrawn_in_the_middle(client, reader, address, answer):
    keep(client, answer, 0)
    response = answer.response
    key = DraftKey(response.version_id, response.collector_id, "en-gb", "", response.submission_key)
    delete_answers.__wrapped__(key=key, campaign=response.version.survey.campaign)
    assert not Redaction.objects.exists()
    for sent in (chosen(0), chosen(0, step="keep")):
        assert client.post(address, sent).status_code == 404
    assert keep(client, answer, 0).status_code == 404
    assert not Redaction.objects.exists()
    assert client.get(QUEUE).status_code == 200


def test_it_goes_with_answers_whose_time_is_over(client, reader, answer, survey):
    keep(client, answer, 0)
    erase([answer.response_id], with_quotes=False)
    assert not Redaction.objects.exists()


def test_others_do_not_reach_it(client, reader, address, answer):
    keep(client, answer, 0)
    for person, status in (
        (make_person(Role.PLAN_LEAD), 403),
        (make_person(Role.ADMINISTRATOR), 403),
        (make_person(organisation=make_organisation("Another council")), 404),
    ):
        client.force_login(person)
        assert client.get(address).status_code == status
        assert keep(client, answer, 2).status_code == status
    assert Redaction.objects.get().out == {0}


def test_a_reader_who_may_not_read_it_any_more_is_not_led_to_it(
    client, reader, address, answer, safeguarding_lead
):
    keep(client, answer, 0)
    Review.objects.update(is_about_staff=True)
    assert address not in words_on(client.get(QUEUE))
    assert "Zoë" not in words_on(client.get(address, follow=True))


def test_whoever_begins_has_opened_what_may_be_urgent(client, reader, address, answer):
    Alert.objects.create(review=answer.review, campaign=answer.question.survey.campaign)
    client.get(address)
    assert not Alert.objects.unopened().exists()
