"""Wording a survey in further languages and layers, with pictures and recordings."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from surveys.models import Clip, Kind, Picture, Wording
from surveys.sounds import MOST_BYTES
from tests.factories.accounts import make_person
from tests.factories.surveys import make_question, make_survey, open_now
from tests.surveys.walking import address, question, words

MP3 = b"\xff\xfb\x90\x00" + b"\0" * 400
LABELLED = b"ID3\x03\x00\x00\x00\x00\x00\x0aMy name is" + MP3


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_question(survey, "likes", Kind.YES_NO, "Do you like it here?")
    open_now(survey)
    return survey


@pytest.fixture
def worker(client, survey):
    person = make_person("youth_worker", organisation=survey.campaign.organisation)
    client.force_login(person)
    return client


def page(survey, language="cy", layer="standard"):
    return reverse("survey_words", args=[survey.key, language, layer])


def save(client, survey, language="cy", layer="standard", **texts):
    form = client.get(page(survey, language, layer)).context["form"]
    sent = {"seen": form["seen"].value()}
    sent |= {name.replace("__", ":"): text for name, text in texts.items()}
    return client.post(page(survey, language, layer), sent)


def media(survey, target="q:likes", language="cy"):
    return reverse("words_media", args=[survey.key, language, "standard", target])


def png():
    file = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return SimpleUploadedFile("a.png", file.getvalue())


def test_words_in_another_language_show_at_once_and_are_told_to_readers(worker, survey):
    save(worker, survey, q__likes="Wyt ti'n hoffi byw yma?", v__title="Beth sy'n bwysig?")
    assert survey.versions.latest().revision == 1
    spoken = worker.get(address(survey) + "?speak=cy~standard")
    assert "<h1>Beth sy&#x27;n bwysig?</h1>" in words(spoken)
    worker.post(address(survey) + "?speak=cy~standard")
    assert "Wyt ti&#x27;n hoffi byw yma?" in words(worker.get(question(survey, "likes")))


def test_words_that_were_read_are_kept_when_they_are_corrected(worker, survey):
    save(worker, survey, q__likes="Hen eiriau")
    save(worker, survey, q__likes="Geiriau newydd")
    rows = Wording.objects.filter(question__survey=survey, language="cy").order_by("pk")
    assert [(row.text, row.replaced_at is None) for row in rows] == [
        ("Hen eiriau", False),
        ("Geiriau newydd", True),
    ]


def test_a_language_whose_words_are_all_taken_away_is_offered_no_more(worker, survey):
    save(worker, survey, q__likes="Wyt ti'n hoffi byw yma?")
    save(worker, survey, q__likes="")
    assert list(survey.versions.latest().content["wordings"]) == ["en-gb"]


def test_two_people_at_one_page_do_not_overwrite_each_other(worker, survey):
    first = worker.get(page(survey)).context["form"]["seen"].value()
    save(worker, survey, q__likes="Gan y cyntaf")
    response = worker.post(page(survey), {"seen": first, "q:likes": "Gan yr ail"})
    assert response.context["form"].is_stale
    assert Wording.objects.get(language="cy").text == "Gan y cyntaf"


def test_words_that_come_with_the_product_are_suggested_in_the_language(worker, survey):
    form = worker.get(page(survey)).context["form"]
    assert form["c:likes:yes"].value() not in {None, "", "Yes"}
    assert not form["q:likes"].value()


@pytest.mark.parametrize("way", [("xx", "standard"), ("cy", "shouting")])
def test_a_language_or_layer_that_nobody_knows_is_not_found(worker, survey, way):
    assert worker.get(page(survey, *way)).status_code == 404


def test_a_new_way_leads_to_its_page_and_the_own_words_to_a_refusal(worker, survey):
    listed = reverse("survey_languages", args=[survey.key])
    response = worker.get(listed, {"language": "pl", "layer": "easy_read"})
    assert response.url == page(survey, "pl", "easy_read")
    response = worker.get(listed, {"language": "en-gb", "layer": "standard"})
    assert "The survey is written in that." in words(response)


def test_the_languages_page_says_what_no_speaker_has_checked(worker, survey):
    for code in ("cy", "ja"):
        save(worker, survey, language=code, q__likes="?")
    shown = words(worker.get(reverse("survey_languages", args=[survey.key])))
    assert shown.count("Not yet checked by a speaker") == 1
    assert shown.count("We have none: they are in English") == 1
    assert "How to have our words checked" in shown


def test_the_page_of_a_language_is_marked_and_leads_on_in_that_language(worker, survey):
    save(worker, survey, "ar", q__likes="هل تحب العيش هنا؟")
    shown = words(worker.get(page(survey, "ar")))
    assert '<html lang="en-gb" dir="ltr"' in shown
    assert '<h1><span lang="ar" dir="rtl">' in shown
    assert f'href="{media(survey, language="ar")}"' in shown
    assert 'lang="ar" dir="rtl">هل تحب' in words(worker.get(media(survey, language="ar")))


def test_a_picture_and_a_recording_stand_on_the_question(worker, survey):
    save(worker, survey, q__likes="Wyt ti'n hoffi byw yma?")
    clip = SimpleUploadedFile("a.mp3", LABELLED)
    sent = {"picture": png(), "shows": "Traeth", "clip": clip}
    assert worker.post(media(survey), sent).status_code == 302
    worker.post(address(survey) + "?speak=cy~standard")
    shown = worker.get(question(survey, "likes"))
    picture, clip = Picture.objects.get(), Clip.objects.get()
    assert f'src="/pictures/{picture.key}.webp" alt="Traeth"' in words(shown)
    assert f'preload="none" src="/recordings/{clip.key}/"' in words(shown)
    assert bytes(clip.content) == MP3
    worker.post(media(survey), {"no_picture": "on", "no_clip": "on", "shows": ""})
    shown = words(worker.get(question(survey, "likes")))
    assert ("<img" in shown, "<audio" in shown) == (False, False)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"clip": (b"not a sound", "a.mp3")}, "We cannot play this file."),
        ({"clip": (MP3 + b"\0" * MOST_BYTES, "a.mp3")}, "This recording is too long."),
        ({"picture": (b"not a picture", "a.png")}, "We cannot open this file."),
    ],
)
def test_files_that_are_not_what_they_say_are_refused(worker, survey, sent, said):
    save(worker, survey, q__likes="Wyt ti'n hoffi byw yma?")
    files = {name: SimpleUploadedFile(called, data) for name, (data, called) in sent.items()}
    assert said in words(worker.post(media(survey), {**files, "shows": ""}))
    assert not Clip.objects.exists()


def test_a_picture_says_what_it_shows(worker, survey):
    save(worker, survey, q__likes="Wyt ti'n hoffi byw yma?")
    assert "Say what the picture shows." in words(worker.post(media(survey), {"picture": png()}))


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("", 200, b"0123456789"),
        ("bytes=0-", 206, b"0123456789"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=-3", 206, b"789"),
        ("bytes=8-99", 206, b"89"),
        ("bytes=50-60", 416, b""),
        ("bytes=-0", 416, b""),
        ("bytes=1-2,4-5", 200, b"0123456789"),
        ("bytes=-", 200, b"0123456789"),
    ],
)
def test_a_phone_may_ask_for_a_part_of_a_recording(client, db, asked, status, part):
    clip = Clip.objects.create(sound=Clip.Sound.OGG, content=b"0123456789")
    response = client.get(reverse("recording", args=[clip.key]), HTTP_RANGE=asked)
    assert (response.status_code, response.content) == (status, part)
    assert response.headers["Accept-Ranges"] == "bytes"


def test_the_page_of_words_asks_the_database_as_often_for_more_lines(worker, survey):
    with CaptureQueriesContext(connection) as few:
        worker.get(page(survey))
    for n in range(3):
        make_question(survey, f"more-{n}", Kind.YES_NO, "More?")
    with CaptureQueriesContext(connection) as many:
        worker.get(page(survey))
    assert len(few) == len(many)
