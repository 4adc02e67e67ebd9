"""What young people make: nothing kept of the file but its dots, for readers' eyes alone."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from surveys.actions.reviewing import release_answers, seal_answer
from surveys.models import Answer, Artwork, Kind, Response, Review
from tests.factories.accounts import make_organisation, make_person
from tests.factories.surveys import make_question, make_survey, open_now
from tests.shared.test_images import claiming, moving, plain, written
from tests.surveys.walking import HERE, address, begin, key_in, question, words
from voice.accounts.models import Role
from voice.shared.images import MOST_BYTES

MAKER, GPS = 0x010F, 0x8825


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    make_question(survey, "den", Kind.ARTWORK, "Show us your den")
    open_now(survey)
    return survey


def upload(content: bytes, name: str = "IMG_20260504_somebody.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def photo() -> bytes:
    said = Image.Exif()
    said[MAKER] = "A phone of somebody"
    said.get_ifd(GPS).update({1: "N", 2: (50.0, 42.0, 7.0)})
    return written(Image.new("RGB", (60, 40), "teal"), "JPEG", exif=said)


def make(client, survey, content: bytes | None = None, title: str = "My den", **sent):
    begin(client, survey)
    client.post(question(survey, "likes"), {"answer": "yes"}, **HERE)
    if content is not None:
        sent["answer"] = upload(content)
    return client.post(question(survey, "den"), {"title": title, **sent}, **HERE)


def send(client, survey):
    client.post(address(survey, "may_quote"), {"answer": "no"}, **HERE)
    client.post(address(survey, "check"), **HERE)
    assert Response.objects.complete().count() == 1


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ("It may be broken, or not a picture.", b"<html><script>alert(1)</script>"),
        ("It may be broken, or not a picture.", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("It may be broken, or not a picture.", b""),
        ("It may be broken, or not a picture.", plain("JPEG")[:300]),
        ("It may be broken, or not a picture.", moving("GIF")),
        ("This picture moves.", moving("WEBP")),
        ("This picture is too large for us to open.", claiming(10_000, 10_000)),
        ("The biggest we can take is 15 MB.", photo() + bytes(MOST_BYTES)),
    ],
)
def test_what_is_no_picture_is_refused_kindly_and_the_title_stays(client, survey, said, content):
    page = make(client, survey, content)
    shown = unescape(words(page))
    assert page.status_code == 200
    assert [text in shown for text in (said, 'value="My den"', "Your other answers are safe.")] == [
        True, True, True,
    ]  # fmt: skip
    assert list(Response.objects.get().draft) == ["likes"]
    assert Artwork.objects.count() == 0


def test_nothing_is_kept_but_the_dots(client, survey):
    make(client, survey, photo())
    assert dict(Image.open(BytesIO(photo())).getexif().get_ifd(GPS)) != {}
    kept = bytes(Artwork.objects.get().content)
    assert Image.open(BytesIO(kept)).size == (60, 40)
    assert dict(Image.open(BytesIO(kept)).getexif()) == {}
    assert (b"Exif" in kept, b"somebody" in kept) == (False, False)
    assert "somebody" not in str(Response.objects.get().draft)


def test_another_picture_takes_the_place_of_the_first_and_a_tick_takes_it_away(client, survey):
    make(client, survey, photo())
    first = Artwork.objects.get()
    other = upload(written(Image.new("RGB", (30, 30)), "PNG"), "b.png")
    client.post(question(survey, "den"), {"answer": other, "title": "My den"}, **HERE)
    assert (Artwork.objects.get().pk, Artwork.objects.get().width) == (first.pk, 30)
    client.post(question(survey, "den"), {"title": "My den"}, **HERE)
    assert Response.objects.get().draft["den"]["artwork"] == str(first.pk)
    client.post(question(survey, "den"), {"title": "My den", "away": "on"}, **HERE)
    assert Response.objects.get().draft["den"] == {"text": "My den"}
    send(client, survey)
    assert Artwork.objects.count() == 0


def test_a_picture_that_was_skipped_later_is_not_sent(client, survey):
    make(client, survey, photo())
    client.post(question(survey, "den"), {"go": "skipped"}, **HERE)
    send(client, survey)
    assert (Artwork.objects.count(), Review.objects.count()) == (0, 0)


def test_a_picture_without_a_title_waits_to_be_read_and_is_no_written_answer(client, survey):
    make(client, survey, photo(), title="")
    send(client, survey)
    assert Review.objects.held().get().answer.text == ""
    release_answers(answers=Answer.objects.filter(review__status="held"), by=make_person())
    assert Answer.objects.released().count() == 0


@pytest.mark.parametrize("is_sent", [False, True])
def test_it_is_deleted_with_the_answers(client, survey, is_sent):
    make(client, survey, photo())
    if is_sent:
        send(client, survey)
    client.post(address(survey, "yours"), {"key": "", "go": "delete"}, **HERE)
    page = client.get(address(survey, "yours"))
    client.post(address(survey, "yours"), {"key": key_in(page), "delete": "yes"}, **HERE)
    assert (Response.objects.count(), Artwork.objects.count()) == (0, 0)


def test_stopping_to_come_back_later_keeps_it(client, survey):
    make(client, survey, b"nothing")
    sent = {"from": "den", "title": "My den", "answer": upload(photo())}
    client.post(address(survey, "keep"), sent, **HERE)
    assert Response.objects.get().draft["den"]["artwork"] == str(Artwork.objects.get().pk)


def test_a_young_person_sees_their_own_picture_until_it_is_sent_and_nobody_else_does(
    client, survey
):
    make(client, survey, photo())
    at = reverse("survey_own_artwork", args=[survey.key, "den"])
    assert f'src="{at}"' in words(client.get(question(survey, "den")))
    shown = client.get(at)
    assert Image.open(BytesIO(shown.content)).size == (60, 40)
    assert shown.headers["Cache-Control"] == "no-store"
    other = Client()
    before = other.get(at).status_code
    begin(other, survey)
    assert (before, other.get(at).status_code) == (404, 404)
    send(client, survey)
    assert client.get(at).status_code == 404


def test_only_those_who_may_read_the_answer_see_it(client, survey, youth_worker):
    make(client, survey, photo())
    send(client, survey)
    review = Review.objects.get()
    at = reverse("review_artwork", args=[review.pk])
    people = {
        "reader": youth_worker,
        "lead": make_person(Role.SAFEGUARDING_LEAD),
        "plan lead": make_person(Role.PLAN_LEAD),
        "editor": make_person(Role.EDITOR),
        "administrator": make_person(Role.ADMINISTRATOR),
        "stranger": make_person(organisation=make_organisation("Gull Rock")),
    }

    def seen() -> dict[str, int]:
        codes = {"child": client.get(at).status_code}
        for name, person in people.items():
            client.force_login(person)
            codes[name] = client.get(at).status_code
        client.logout()
        return codes

    before = seen()
    seal_answer(answer=review.answer, reason="A worry", by=people["lead"])
    after = seen()
    expected = {"child": 302, "reader": 200, "lead": 200, "plan lead": 403, "editor": 403}
    expected |= {"administrator": 403, "stranger": 404}
    assert (before, after) == (expected, {**expected, "reader": 302})


def test_readers_find_it_in_the_queue(client, survey, youth_worker):
    make(client, survey, photo())
    send(client, survey)
    client.force_login(youth_worker)
    page = words(client.get(reverse("reviews")))
    at = reverse("review_artwork", args=[Review.objects.get().pk])
    assert page.count(f'src="{at}"') == 1
    picture = client.get(at)
    assert picture.headers["Cache-Control"] == "no-store"
    assert picture.headers["Content-Type"] == "image/jpeg"
