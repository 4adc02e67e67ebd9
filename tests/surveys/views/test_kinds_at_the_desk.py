"""Making questions of every kind at the desk, with their pictures, and what stands in the way."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from surveys.actions.publishing import open_survey
from surveys.models import Choice, Kind, Picture, Question
from tests.factories.accounts import make_locality, make_person
from tests.factories.surveys import make_question, make_section, make_survey, open_now
from voice.accounts.models import Role

THINGS = "Parks\nBuses\nClubs\nLights\nTrees\nwifi: Free wifi"


@pytest.fixture
def as_worker(client, youth_worker):
    client.force_login(youth_worker)
    return client


@pytest.fixture
def survey(db):
    survey = make_survey()
    make_section(survey, "main")
    make_section(survey, "about-you", "About you", is_about_you=True)
    return survey


def add(client, survey, kind, section="main", **sent):
    sent.setdefault("text", "What do you think?")
    address = reverse("question_new", args=[survey.key, section])
    return client.post(f"{address}?kind={kind}", sent)


def upload(name: str = "p.png", content: bytes | None = None) -> SimpleUploadedFile:
    if content is None:
        file = BytesIO()
        Image.new("RGB", (640, 480), "teal").save(file, "PNG")
        content = file.getvalue()
    return SimpleUploadedFile(name, content, "image/png")


@pytest.mark.parametrize(
    ("kind", "sent", "limits", "choices"),
    [
        (Kind.PICTURE_CHOICE, {"choices": "Parks\nBuses"}, {}, ["parks", "buses"]),
        (Kind.THIS_OR_THAT, {"choices": "In\nOut"}, {}, ["in", "out"]),
        (Kind.FACES, {"why": "on"}, {"why": True}, ["5", "4", "3", "2", "1"]),
        (
            Kind.MULTIPLE_CHOICE,
            {"choices": "Parks\nBuses", "least": "1", "most": "2"},
            {"least": 1, "most": 2},
            ["parks", "buses"],
        ),
        (
            Kind.BEST_WORST,
            {"choices": THINGS},
            {},
            ["parks", "buses", "clubs", "lights", "trees", "wifi"],
        ),
        (
            Kind.TOKENS,
            {"choices": "Parks\nBuses", "tokens": "8"},
            {"tokens": 8},
            ["parks", "buses"],
        ),
        (Kind.PLACE, {"choices": "Swanage\nWool"}, {}, ["swanage", "wool", "outside"]),
        (Kind.ARTWORK, {}, {}, []),
    ],
)
def test_a_question_of_each_kind_is_made(as_worker, survey, kind, sent, limits, choices):
    page = add(as_worker, survey, kind, **sent)
    question = Question.objects.get()
    assert page.status_code == 302
    assert (question.kind, question.limits) == (kind, limits)
    assert [choice.code for choice in question.choices.all()] == choices
    wants_pictures = kind in {Kind.PICTURE_CHOICE, Kind.THIS_OR_THAT}
    assert ("/pictures/" in page.headers["Location"]) == wants_pictures


@pytest.mark.parametrize(
    ("kind", "sent", "said"),
    [
        (Kind.THIS_OR_THAT, {"choices": "In\nOut\nBoth"}, "Write exactly two: this, and that."),
        (Kind.BEST_WORST, {"choices": "In\nOut"}, "List from 5 to 16 things."),
        (Kind.PICTURE_CHOICE, {"choices": "\n".join("abcdefghi")}, "List at most 8: every picture"),
        (Kind.TOKENS, {"choices": "\n".join("abcdefghi")}, "List at most 8 things"),
        (Kind.TOKENS, {"choices": "In\nOut", "tokens": "99"}, "Write a number from 5 to 20."),
        (
            Kind.MULTIPLE_CHOICE,
            {"choices": "In\nOut", "least": "2", "most": "1"},
            "“At most” must not be less than “at least”.",
        ),
        (Kind.AGREE, {"text": "It is good.\nIt is good."}, "Two of the sentences are the same."),
        (Kind.ARTWORK, {"code": "a--1"}, "Two hyphens together are ours"),
    ],
)
def test_what_a_kind_cannot_take_is_refused(as_worker, survey, kind, sent, said):
    page = add(as_worker, survey, kind, **sent)
    assert (page.status_code, said in unescape(page.content.decode())) == (200, True)
    assert Question.objects.count() == 0


def test_a_deck_is_a_question_for_each_sentence_with_codes_that_begin_alike(as_worker, survey):
    add(
        as_worker, survey, Kind.AGREE, code="town", hint="Do you agree?",
        text="I feel safe here.\n\nThere are enough buses.\nI feel safe here at night.",
    )  # fmt: skip
    made = [(q.code, q.kind, q.wordings.get().hint) for q in Question.objects.order_by("position")]
    assert made == [
        ("town-feel-safe-here", Kind.AGREE, "Do you agree?"),
        ("town-enough-buses", Kind.AGREE, "Do you agree?"),
        ("town-feel-safe-here-night", Kind.AGREE, "Do you agree?"),
    ]
    assert {q.choices.count() for q in Question.objects.all()} == {3}


def test_places_are_the_areas_of_the_organisation_unless_others_are_listed(as_worker, survey):
    make_locality("che", "Chesil")
    make_locality("away", "Outside Dorset", is_outside=True)
    address = reverse("question_new", args=[survey.key, "main"])
    form = as_worker.get(f"{address}?kind=place").context["form"]
    assert form["choices"].value() == "che: Chesil\naway: Outside Dorset"
    add(as_worker, survey, Kind.PLACE, choices=form["choices"].value(), breakdown="locality")
    question = Question.objects.get()
    assert question.breakdown == "locality"
    assert [choice.code for choice in question.choices.all()] == ["che", "away"]


def test_a_question_about_the_person_says_why_and_can_be_left_out(as_worker, survey):
    sent = {"text": "Are you in care?", "is_required": "on"}
    refused = add(as_worker, survey, Kind.YES_NO, "about-you", **sent)
    assert "Say why you ask this." in refused.content.decode()
    add(as_worker, survey, Kind.YES_NO, "about-you", reason="To hear from everyone.", **sent)
    question = Question.objects.get()
    assert (question.is_required, question.wordings.get().reason) == (
        False,
        "To hear from everyone.",
    )


def test_a_part_about_the_person_stays_last(as_worker, survey):
    as_worker.post(reverse("section_new", args=[survey.key]), {"text": "More"})
    assert [s.code for s in survey.sections.all()] == ["main", "more", "about-you"]
    as_worker.post(reverse("section_move", args=[survey.key, "about-you"]), {"to": "up"})
    assert [s.code for s in survey.sections.all()] == ["main", "more", "about-you"]


def test_pictures_are_made_small_told_in_words_and_taken_off_again(as_worker, client, survey):
    add(as_worker, survey, Kind.PICTURE_CHOICE, choices="Parks\nBuses")
    question = Question.objects.get()
    address = reverse("question_pictures", args=[question.key])
    refused = as_worker.post(address, {"picture_parks": upload(), "picture_buses": upload()})
    assert refused.content.decode().count("Say what the picture shows.") == 4  # twice for each
    sent = {"picture_parks": upload(), "shows_parks": "A swing", "shows_buses": "A bus"}
    as_worker.post(address, {**sent, "picture_buses": upload()})
    picture = question.choices.get(code="parks").picture
    assert (picture.width, picture.height, len(picture.content) <= 4_000) == (320, 240, True)
    assert [c.wordings.get().hint for c in question.choices.all()] == ["A swing", "A bus"]
    client.logout()
    served = client.get(reverse("picture_of_choice", args=[picture.key]))
    assert served.headers["Content-Type"] == "image/webp"
    assert "immutable" in served.headers["Cache-Control"]
    client.force_login(make_person())
    client.post(address, {"shows_parks": "A swing", "shows_buses": "A bus", "off_parks": "on"})
    assert Picture.objects.filter(choices__code="parks").count() == 0
    assert Picture.objects.count() == 1


def test_a_picture_that_people_saw_stays_with_their_version(as_worker, survey, youth_worker):
    question = make_question(survey, "like", Kind.THIS_OR_THAT, "Which?", (("a", "A"), ("b", "B")))
    address = reverse("question_pictures", args=[question.key])
    as_worker.post(address, {"picture_a": upload(), "shows_a": "An ant"})
    shown = Picture.objects.get()
    version = open_now(survey)
    as_worker.post(address, {"picture_a": upload(), "shows_a": "A big ant"})
    assert Picture.objects.count() == 2
    assert version.content["sections"][0]["questions"][0]["choices"][0]["picture"] == shown.key
    words = survey.versions.get().content["wordings"]["en-gb"]["standard"]
    assert words["c:like:a"] == ["A", "A big ant"]  # words may be corrected, pictures may not
    page = unescape(as_worker.get(reverse("survey", args=[survey.key])).content.decode())
    assert "“Which?” is answered in another way: its choices or its rules change." in page


def test_what_is_no_picture_is_refused_at_the_desk_too(as_worker, survey):
    question = make_question(survey, "like", Kind.THIS_OR_THAT, "Which?", (("a", "A"), ("b", "B")))
    sent = {"picture_a": upload("a.svg", b"<svg/>"), "shows_a": "An ant"}
    page = as_worker.post(reverse("question_pictures", args=[question.key]), sent)
    assert "We cannot open this file." in page.content.decode()
    assert Choice.objects.exclude(picture=None).count() == 0


def test_words_of_a_choice_can_change_without_losing_what_its_picture_shows(as_worker, survey):
    question = make_question(survey, "like", Kind.THIS_OR_THAT, "Which?", (("a", "A"), ("b", "B")))
    address = reverse("question_pictures", args=[question.key])
    as_worker.post(address, {"picture_a": upload(), "shows_a": "An ant"})
    form = as_worker.get(reverse("question_edit", args=[question.key])).context["form"]
    sent = {"text": "Which?", "choices": "a: Ay\nb: Bee", "seen": form["seen"].value()}
    sent |= {"section": "main", "kind": Kind.THIS_OR_THAT}
    as_worker.post(reverse("question_edit", args=[question.key]), sent)
    wording = question.choices.get(code="a").wordings.get()
    assert (wording.text, wording.hint) == ("Ay", "An ant")


def test_a_kind_that_does_not_suit_an_age_is_said_early_and_refused_at_opening(
    as_worker, survey, youth_worker
):
    survey.age_bands = ["5-7"]
    survey.save()
    make_question(survey, "feel", Kind.FACES, "How is it?")
    survey.sections.get(code="about-you").delete()
    said = "“How is it?” is of a kind (five faces) that works from age 9, and you ask children of "
    page = unescape(as_worker.get(reverse("survey", args=[survey.key])).content.decode())
    assert said in page
    as_worker.post(reverse("survey_open", args=[survey.key]))
    survey.refresh_from_db()
    assert (survey.opened_at, survey.versions.count()) == (None, 0)
    survey.age_bands = ["11-13"]
    survey.save()
    assert open_survey(survey=survey, by=youth_worker).number == 1


def test_nobody_else_changes_pictures(client, survey):
    question = make_question(survey, "like", Kind.THIS_OR_THAT, "Which?", (("a", "A"), ("b", "B")))
    client.force_login(make_person(Role.EDITOR))
    address = reverse("question_pictures", args=[question.key])
    sent = {"picture_a": upload(), "shows_a": "An ant"}
    assert (client.get(address).status_code, client.post(address, sent).status_code) == (403, 403)
    assert Picture.objects.count() == 0


def test_kinds_that_do_not_suit_the_ages_are_marked_before_they_are_chosen(as_worker, survey):
    survey.age_bands = ["5-7", "8-10"]
    survey.save()
    page = as_worker.get(reverse("question_new", args=[survey.key, "main"])).content.decode()
    assert page.count("Not for 5 to 7, 8 to 10") == 5  # faces, order, tokens, deck, four
    assert page.count("Not for") == 6  # and choosing some, for the younger
