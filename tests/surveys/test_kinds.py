"""Every kind of question, from the page to the counts."""

import re
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags
from PIL import Image

from surveys import results
from surveys.models import Answer, AnswerChoice, Artwork, Response, Review, Wording
from tests.factories.kinds import SENT, make_places_to_meet
from tests.factories.surveys import open_now
from tests.surveys.walking import HERE, address, begin, question, words


def drawing(name: str = "den.jpg") -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "JPEG")
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


@pytest.fixture
def survey(youth_worker):
    return make_places_to_meet(youth_worker)


def fill_in(client, survey, *, until: str = "") -> None:
    """Answer each page as `SENT` says, up to the one that is `until`."""
    begin(client, survey)
    for code, sent in SENT.items():
        if code == until:
            return
        files = {"answer": drawing()} if code == "drawing" else {}
        response = client.post(question(survey, code), {**sent, **files}, **HERE)
        assert response.status_code == 303, (code, words(response))


def send(client, survey) -> Response:
    client.post(address(survey, "may_quote"), {"answer": "yes"}, **HERE)
    assert client.post(address(survey, "check"), **HERE).status_code == 303
    return Response.objects.complete().get(rating="")


def test_what_is_sent_is_what_is_stored(client, survey):
    fill_in(client, survey)
    client.post(address(survey, "may_quote"), {"answer": "yes"}, **HERE)
    page = unescape(strip_tags(words(client.get(address(survey, "check")))))
    changes = re.findall(r"Change\s+(.+)", page)
    assert (len(changes), len(set(changes))) == (len(SENT) + 1, len(SENT) + 1)
    said = [
        "Heath and woods",
        "=The sea 🌊",
        "The most: Lights in the evening",
        "The least: Free wifi",
    ]
    said += [
        "Mend what is broken: 3",
        "We have your picture.",
        "My den",
        "You would rather not say",
    ]
    assert [line for line in said if line.strip() not in page] == []
    response = send(client, survey)
    stored = {
        (answer.question.code, answer.place): (answer.text, answer.refusal)
        for answer in response.answers.select_related("question")
    }
    assert len(stored) == len(SENT)
    assert stored["feel", 0] == ("=The sea 🌊", "")
    assert stored["need", 2] == ("", "skipped")
    assert stored["need", 3] == ("", "not_understood")
    assert stored["area", 0] == ("", "rather_not_say")
    assert stored["three", 0] == ("Trees\nLights", "")
    picked = AnswerChoice.objects.filter(answer__question__code__in=["need", "money"])
    assert sorted(picked.values_list("choice__code", "rank", "tokens")) == [
        ("lights", 1, None),
        ("mend", None, 3),
        ("new", None, 7),
        ("wifi", 4, None),
    ]
    held = Review.objects.held().values_list("answer__question__code", flat=True)
    assert sorted(held) == ["best", "drawing", "feel", "three"]
    assert Artwork.objects.get().response == response


def test_all_of_it_can_be_answered_without_cookies_and_with_nothing_but_skips(survey):
    client = Client()
    first = words(client.post(address(survey), **HERE, follow=True))
    key = first.partition('name="key" value="')[2].partition('"')[0]
    for code in SENT:
        page = client.post(
            question(survey, code), {"key": key, "go": "skipped"}, **HERE, headers={"cookie": ""}
        )
        client.cookies.clear()
        assert page.status_code == 200, code
    client.post(address(survey, "check"), {"key": key}, **HERE)
    assert Answer.objects.filter(refusal="skipped").count() == len(SENT)
    assert results.refusals(survey)[survey.questions.get(code="need").pk] == {"skipped": 1}


def test_a_page_of_each_kind_comes_back_as_it_was_answered(client, survey):
    fill_in(client, survey)
    for code, sent in SENT.items():
        page = words(client.get(question(survey, code)))
        if sent.get("go") or code in {"best", "three", "drawing", "area"}:
            continue
        wanted = sum(name.startswith("answer") and value != "" for name, value in sent.items())
        wanted += len(sent["answer"]) - 1 if isinstance(sent.get("answer"), list) else 0
        numbers = sum(f'value="{n}"' in page for n in (3, 7)) if code == "money" else 0
        assert page.count(" checked") + numbers == wanted, code


def test_counts_of_each_kind(client, survey, django_assert_max_num_queries):
    for _ in range(2):
        fill_in(client, survey)
        send(client, survey)
        Response.objects.update(rating="good")
        client.cookies.clear()
    questions = {row.code: row.pk for row in survey.questions.all()}
    choices = {
        (choice.question.code, choice.code): choice.pk
        for row in survey.questions.all()
        for choice in row.choices.all()
    }
    answered, picks = results.answered(survey, None), results.picks(survey, None)
    assert [answered[questions[code]].total for code in ("need", "money", "feel")] == [2, 2, 2]
    assert picks[choices["need", "lights"]].total == 2
    assert choices["need", "wifi"] not in picks
    assert picks[choices["money", "mend"]].total == 2
    assert results.mean_ranks(survey) == {}
    tokens = results.mean_tokens(survey, answered)
    assert tokens == {choices["money", "mend"]: 3.0, choices["money", "new"]: 7.0}
    with django_assert_max_num_queries(3):
        scores = results.best_worst(survey)
    shown = {code: scores[pk] for (asked, code), pk in choices.items() if pk in scores}
    assert sorted(shown) == ["lights", "pitch", "swings", "wifi"]  # the one set that was answered
    assert [(one.shown, one.best, one.worst, one.score) for one in shown.values()] == [
        (2, 0, 0, 0.0), (2, 0, 0, 0.0), (2, 2, 0, 1.0), (2, 0, 2, -1.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "sent", "said"),
    [
        ("need--1", {"answer_0": "lights"}, "Choose one for the most, and one for the least."),
        ("money", {"answer_mend": "4"}, "Share out 6 more."),
        ("stops", {"answer": ["far", "older", "cost"]}, "You can choose up to 2. You chose 3."),
        ("like", {"answer": "moon"}, "Choose one of the answers on this page."),
        ("area", {"answer": "moon"}, "Choose one of the answers on this page."),
        ("feel", {"answer": "4", "why": "x" * 501}, "That is too long for us to keep."),
    ],
)
def test_what_does_not_fit_is_refused_on_its_page_and_nothing_is_lost(
    client, survey, code, sent, said
):
    fill_in(client, survey, until=code)
    page = client.post(question(survey, code), sent, **HERE)
    assert (page.status_code, said in unescape(words(page))) == (200, True)
    assert words(page).count("<title>Error:") == 1
    assert Response.objects.filter(draft__has_key=code).count() == 0
    kept = [value for value in sent.values() if isinstance(value, str) and value != "moon"]
    assert [value for value in kept if value not in words(page)] == []


def test_a_page_for_a_set_that_there_is_not_leads_on(client, survey):
    fill_in(client, survey, until="money")
    for code in ("need--9", "need", "need--0"):
        sent = {"answer_0": "lights", "answer_1": "wifi"}
        page = client.post(question(survey, code), sent, **HERE)
        assert (page.status_code, page.headers["Location"]) == (303, question(survey, "money"))


def test_in_a_sensitive_campaign_nothing_of_it_is_read_back(client, youth_worker):
    survey = make_places_to_meet(youth_worker, is_sensitive=True)
    fill_in(client, survey)
    shown = [words(client.get(question(survey, code))) for code in SENT]
    shown.append(words(client.get(address(survey, "check"))))
    secrets = (
        "The sea",
        "My den",
        "🏖️",
        " checked",
        'value="7"',
        "Lights\n",
        "We have your picture",
    )
    assert [
        (secret, n) for secret in secrets for n, page in enumerate(shown) if secret in page
    ] == []


def test_a_drawing_of_a_sensitive_campaign_stays_when_its_page_is_left_empty(client, youth_worker):
    survey = make_places_to_meet(youth_worker, is_sensitive=True)
    fill_in(client, survey)
    client.post(question(survey, "drawing"), {"change": "1"}, **HERE)
    client.post(question(survey, "drawing"), {"change": "1", "title": "Our den"}, **HERE)
    entry = Response.objects.get().draft["drawing"]
    assert entry == {"text": "Our den", "artwork": str(Artwork.objects.get().pk)}
    at = reverse("survey_own_artwork", args=[survey.key, "drawing"])
    assert client.get(at).status_code == 404


@pytest.mark.parametrize(
    ("code", "sent", "kept", "shown"),
    [
        ("need--1", {"answer_0": "lights"}, None, 'value="lights" id="id_answer_0_0" checked'),
        ("money", {"answer_mend": "4"}, None, 'value="4"'),
        (
            "money",
            {"answer_mend": "4", "answer_new": "6"},
            {"codes": ["mend", "new"], "numbers": [4, 6]},
            'value="6"',
        ),
        ("feel", {"answer": "4", "why": "Fun"}, {"codes": ["4"], "text": "Fun"}, "Fun</textarea>"),
        ("like", {"answer": "town"}, {"codes": ["town"]}, 'alt="Houses beside a steep street"'),
    ],
)
def test_changing_the_words_keeps_what_was_typed(client, survey, code, sent, kept, shown):
    easy = {"layer": "easy_read", "text": "Easy words"}
    Wording.objects.create(question=survey.questions.get(code=code.partition("--")[0]), **easy)
    open_now(survey)
    fill_in(client, survey, until=code)
    spoken = {"speak": "en-gb~easy_read", **sent}
    page = client.post(f"{address(survey, 'speak')}?page={code}", spoken, follow=True, **HERE)
    assert ("Easy words" in words(page), shown in words(page)) == (True, True)
    draft = Response.objects.get().draft if Response.objects.exists() else {}
    assert draft.get(code) == kept


def test_changing_the_words_keeps_a_picture_that_was_just_chosen(client, survey):
    easy = {"layer": "easy_read", "text": "Easy words"}
    Wording.objects.create(question=survey.questions.get(code="drawing"), **easy)
    open_now(survey)
    fill_in(client, survey, until="drawing")
    sent = {"speak": "en-gb~easy_read", "title": "My den", "answer": drawing()}
    at = f"{address(survey, 'speak')}?page=drawing"
    page = words(client.post(at, sent, follow=True, **HERE))
    said = [text in page for text in ("Easy words", 'value="My den"', "We have your picture.")]
    assert said == [True, True, True]


def test_a_preview_of_it_keeps_nothing(client, youth_worker):
    survey = make_places_to_meet(youth_worker, opened=False)
    client.force_login(youth_worker)
    at = reverse("survey_preview", args=[survey.key])
    page = words(client.post(f"{at}?page=like", {"go": "skipped"}))
    for code, sent in list(SENT.items())[1:]:
        key = page.partition('name="key" value="')[2].partition('"')[0]
        files = {"answer": drawing()} if code == "drawing" else {}
        page = words(client.post(f"{at}?page={code}", {**sent, **files, "key": key}))
    key = page.partition('name="key" value="')[2].partition('"')[0]
    check = words(client.post(f"{at}?page=:may-quote", {"answer": "no", "key": key}))
    assert ("We have your picture." in check, "The most: Lights" in check) == (True, True)
    assert (Response.objects.count(), Artwork.objects.count()) == (0, 0)


def test_what_a_picture_shows_is_said_in_the_surveys_words_where_no_others_say_it(client, survey):
    like = survey.questions.get(code="like")
    said = {"beach": ("Y traeth", ""), "heath": ("Y rhos", "Merlen ar y rhos")}
    for code, (text, hint) in said.items():
        choice = like.choices.get(code=code)
        Wording.objects.create(choice=choice, language="cy", text=text, hint=hint)
    open_now(survey)
    client.post(address(survey) + "?speak=cy~standard", **HERE)
    page = words(client.get(question(survey, "like")))
    alts = ['alt="A bucket and a spade on the sand"', 'alt="Merlen ar y rhos"']
    assert [page.count(alt) for alt in (*alts, "Y traeth")] == [1, 1, 1]


def test_changing_the_words_of_a_page_that_nobody_touched_is_no_answer(client, survey):
    easy = {"layer": "easy_read", "text": "Easy words"}
    Wording.objects.create(question=survey.questions.get(code="like"), **easy)
    open_now(survey)
    begin(client, survey)
    empty = {"answer_0": "", "answer_1": "", "answer_2": "", "answer_mend": "", "why": ""}
    for code, sent in SENT.items():
        spoken = {"speak": "en-gb~easy_read", **empty}
        page = client.post(f"{address(survey, 'speak')}?page={code}", spoken, follow=True, **HERE)
        assert page.status_code == 200
        assert Response.objects.filter(draft__has_key=code).count() == 0, code
        client.post(question(survey, code), sent, **HERE)
    assert Response.objects.filter(draft__has_key="area").count() == 1
