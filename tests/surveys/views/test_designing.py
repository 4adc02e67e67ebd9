"""The survey builder's pages: one thing done, one refused and one that is not right, each."""

from html import unescape

import pytest
from django.urls import reverse

from surveys.forms.asking import question_details
from surveys.forms.designing import section_details, survey_details
from surveys.models import Kind, Question, Section, Survey
from surveys.queries import outline_of
from tests.factories.accounts import make_locality, make_organisation, make_person
from tests.factories.programme import make_campaign
from tests.factories.surveys import make_question, make_section, make_survey, open_now
from voice.accounts.models import Role
from voice.shared.unhurried import fingerprint

LISTED = (("a", "One"), ("b", "Two"))


@pytest.fixture
def as_worker(client, youth_worker):
    client.force_login(youth_worker)
    return client


@pytest.fixture
def survey(db):
    survey = make_survey()
    first = make_section(survey, "first", "First")
    make_question(survey, "likes", Kind.YES_NO, "Do you like it?", section=first)
    make_section(survey, "later", "Later")
    return survey


def seen(survey, code):
    return fingerprint(question_details(outlined(survey, code)))


def outlined(survey, code):
    return next(q for q in outline_of(survey).questions() if q.row.code == code)


def places(survey):
    """Every page and button of the builder, for one survey."""
    question = survey.questions.first()
    of_survey = ["edit", "open", "changes", "close", "reopen"]
    of_section = ["edit", "branch", "move", "delete"]
    of_question = ["edit", "move", "remove", "restore"]
    return [
        reverse("survey_new", args=[survey.campaign.key]),
        reverse("section_new", args=[survey.key]),
        reverse("question_new", args=[survey.key, "first"]),
        *(reverse(f"survey_{name}", args=[survey.key]) for name in of_survey),
        *(reverse(f"section_{name}", args=[survey.key, "first"]) for name in of_section),
        *(reverse(f"question_{name}", args=[question.key]) for name in of_question),
    ]


def state():
    return [
        list(model.objects.order_by("pk").values_list()) for model in (Survey, Section, Question)
    ]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.YOUTH_WORKER])
def test_nobody_else_designs(client, survey, role):
    client.force_login(make_person(role))
    before = state()
    assert {client.post(place).status_code for place in places(survey)} == {403}
    assert state() == before


def test_a_survey_of_another_organisation_is_not_found(as_worker):
    theirs = make_survey(campaign=make_campaign(organisation=make_organisation("Another council")))
    make_question(theirs, section=make_section(theirs, "first"))
    before = state()
    pages = [*places(theirs), reverse("survey", args=[theirs.key])]
    pages += [reverse(f"survey_{name}", args=[theirs.key]) for name in ("preview", "poster", "qr")]
    assert {as_worker.post(page).status_code for page in pages} == {404}
    assert {as_worker.get(page).status_code for page in pages} <= {404, 405}
    assert state() == before


def test_a_move_is_never_made_by_looking(as_worker, survey):
    names = ("survey_changes", "survey_reopen")
    pages = [reverse(name, args=[survey.key]) for name in names]
    pages.append(reverse("section_move", args=[survey.key, "first"]))
    assert [as_worker.get(page).status_code for page in pages] == [405, 405, 405]


@pytest.mark.parametrize("role", list(Role))
def test_everyone_inside_sees_what_is_asked_and_only_makers_see_buttons(client, survey, role):
    client.force_login(make_person(role))
    page = client.get(reverse("survey", args=[survey.key])).content.decode()
    assert "Do you like it?" in page
    assert (reverse("section_new", args=[survey.key]) in page) == (role == Role.YOUTH_WORKER)


# Surveys ----------------------------------------------------------------------------------------

NEW = {"title": "What matters?", "audience": "young_people", "may_ask_to_quote": "on"}


@pytest.mark.parametrize(("start", "questions"), [("outline", 2), ("empty", 0)])
def test_a_survey_is_made_with_an_outline_or_empty(as_worker, start, questions):
    campaign = make_campaign()
    answer = as_worker.post(reverse("survey_new", args=[campaign.key]), {**NEW, "start": start})
    survey = Survey.objects.get()
    assert answer.url == reverse("survey", args=[survey.key])
    assert survey.questions.count() == questions


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "Give the survey a name."),
        ("audience", "", "Choose whom it is for."),
        ("audience", "martians", "Choose one of those listed."),
        ("start", "", "Choose how to begin."),
    ],
)  # fmt: skip
def test_a_survey_that_is_not_right_is_sent_back(as_worker, field, value, words):
    campaign = make_campaign()
    given = {**NEW, "start": "empty", field: value}
    answer = as_worker.post(reverse("survey_new", args=[campaign.key]), given)
    assert answer.context["form"].errors == {field: [words]}
    assert Survey.objects.count() == 0


def test_the_settings_are_changed_but_not_whom_it_is_for_once_open(as_worker, survey):
    open_now(survey)
    given = {"title": "New", "audience": "parents", "seen": fingerprint(survey_details(survey))}
    as_worker.post(reverse("survey_edit", args=[survey.key]), given)
    survey.refresh_from_db()
    assert (survey.title, survey.audience, survey.may_ask_to_quote) == (
        "New",
        "young_people",
        False,
    )


# Sections ---------------------------------------------------------------------------------------


def test_a_section_is_added(as_worker, survey):
    answer = as_worker.post(reverse("section_new", args=[survey.key]), {"text": "About you"})
    assert answer.url == reverse("survey", args=[survey.key]) + "#s-about"
    assert survey.sections.get(code="about").position == 2


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"text": ""}, {"text": ["Say what this part is about."]}),
        ({"text": "x", "code": "two words"},
         {"code": ["Use only letters, numbers, hyphens and underscores."]}),
        ({"text": "x", "code": "first"},
         {"__all__": ["The code “first” is used already. Choose another."]}),
    ],
)  # fmt: skip
def test_a_section_that_is_not_right_is_sent_back(as_worker, survey, given, errors):
    answer = as_worker.post(reverse("section_new", args=[survey.key]), given)
    assert answer.context["form"].errors == errors
    assert survey.sections.count() == 2


def test_a_section_is_changed_and_another_persons_words_are_not_lost(as_worker, survey):
    page = reverse("section_edit", args=[survey.key, "first"])
    details = section_details(outline_of(survey).sections[0])
    given = {"text": "Mine", "hint": "", "code": "first", "seen": fingerprint(details)}
    as_worker.post(page, given)
    words = survey.sections.get(code="first").wordings
    assert words.current().get().text == "Mine"
    answer = as_worker.post(page, {**given, "text": "Too late"})
    assert answer.context["form"].theirs == [("What is this part about?", "Mine")]
    assert words.current().get().text == "Mine"


def test_a_section_is_shown_after_an_answer_or_to_everyone(as_worker, survey):
    page = reverse("section_branch", args=[survey.key, "later"])
    as_worker.post(page, {"after_likes": ["no", "unsure"], "seen": fingerprint({})})
    later = survey.sections.get(code="later")
    assert later.show_if_question.code == "likes"
    assert [choice.code for choice in later.show_if_choices.all()] == ["no", "unsure"]
    now = fingerprint({"after_likes": ["no", "unsure"]})
    as_worker.post(page, {"seen": now})
    later.refresh_from_db()
    assert later.show_if_question is None


def test_a_section_depends_on_one_question_only(as_worker, survey):
    make_question(survey, "safe", Kind.YES_NO, section=survey.sections.first())
    page = reverse("section_branch", args=[survey.key, "later"])
    given = {"after_likes": ["no"], "after_safe": ["no"], "seen": fingerprint({})}
    answer = as_worker.post(page, given)
    assert answer.context["form"].errors == {"__all__": ["Tick answers of one question only."]}
    answer = as_worker.post(page, {"after_likes": ["maybe"], "seen": fingerprint({})})
    assert answer.context["form"].errors == {"after_likes": ["Choose from the answers listed."]}
    assert survey.sections.get(code="later").show_if_question is None


def test_the_first_section_has_nothing_to_depend_on(as_worker, survey):
    page = as_worker.get(reverse("section_branch", args=[survey.key, "first"])).content.decode()
    assert "There is nothing to choose from yet" in page


def test_a_section_moves_and_is_deleted(as_worker, survey):
    as_worker.post(reverse("section_move", args=[survey.key, "later"]), {"to": "up"})
    assert [section.code for section in survey.sections.all()] == ["later", "first"]
    page = reverse("section_delete", args=[survey.key, "later"])
    assert "Delete “Later”?" in as_worker.get(page).content.decode()
    as_worker.post(page)
    assert [section.code for section in survey.sections.all()] == ["first"]


def test_a_section_that_people_saw_is_kept_and_the_page_says_why(as_worker, survey):
    open_now(survey)
    page = reverse("section_delete", args=[survey.key, "first"])
    answer = as_worker.post(page, follow=True)
    assert "People have seen this section" in answer.content.decode()
    assert survey.sections.count() == 2


# Questions --------------------------------------------------------------------------------------


def new_question(survey, kind="", **query):
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    return reverse("question_new", args=[survey.key, "first"]) + f"?kind={kind}{extra}"


@pytest.mark.parametrize("kind", ["", "drawing"])
def test_the_kind_is_chosen_first(as_worker, survey, kind):
    page = unescape(as_worker.get(new_question(survey, kind)).content.decode())
    assert [kind.label in page for kind in Kind] == [True] * len(Kind)


@pytest.mark.parametrize(
    ("kind", "given", "limits"),
    [
        ("single_choice", {"choices": "One\nb: Two"}, {}),
        ("multiple_choice", {"choices": "One\nTwo", "least": "1", "most": "2"},
         {"least": 1, "most": 2}),
        ("ranking", {"choices": "One\nTwo", "most": "2"}, {"most": 2}),
        ("faces", {}, {}),
        ("yes_no", {}, {}),
        ("short_text", {"length": "80"}, {"length": 80}),
        ("long_text", {}, {}),
    ],
)  # fmt: skip
def test_a_question_of_each_kind_is_added(as_worker, survey, kind, given, limits):
    sent = {"text": "What now?", "hint": "Anything", **given}
    answer = as_worker.post(new_question(survey, kind), sent)
    question = survey.questions.get(kind=kind, code="now")
    assert answer.url == reverse("survey", args=[survey.key]) + "#q-now"
    assert (question.limits, question.is_required) == (limits, False)
    assert question.wordings.get().hint == "Anything"


def test_after_adding_one_can_write_another(as_worker, survey):
    answer = as_worker.post(new_question(survey, "faces"), {"text": "How?", "another": "1"})
    assert answer.url == reverse("question_new", args=[survey.key, "first"])


@pytest.mark.parametrize(
    ("kind", "given", "errors"),
    [
        ("faces", {"text": ""}, {"text": ["Write the question."]}),
        ("faces", {"text": "x", "code": "likes"},
         {"__all__": ["The code “likes” is used already. Choose another."]}),
        ("single_choice", {"text": "x"}, {"choices": ["List the choices, one on each line."]}),
        ("single_choice", {"text": "x", "choices": "a: One\nA: Two"},
         {"choices": ["Two choices have the same code: a"]}),
        ("single_choice", {"text": "x", "choices": "One\none"},
         {"choices": ["Two choices have the same words: one"]}),
        ("single_choice", {"text": "x", "choices": "\n".join(str(n) for n in range(41))},
         {"choices": ["List at most 40 choices."]}),
        ("single_choice", {"text": "x", "choices": "y" * 201},
         {"choices": [f"“{'y' * 40}…” is too long for a choice."]}),
        ("multiple_choice", {"text": "x", "choices": "a\nb", "least": "2", "most": "1"},
         {"most": ["“At most” must not be less than “at least”."]}),
        ("multiple_choice", {"text": "x", "choices": "a\nb", "least": "many"},
         {"least": ["Write a whole number."]}),
        ("ranking", {"text": "x", "choices": "a\nb", "most": "13"},
         {"most": ["Write a number from 1 to 12."]}),
        ("long_text", {"text": "x", "length": "5"},
         {"length": ["Write a number from 20 to 10000."]}),
    ],
)  # fmt: skip
def test_a_question_that_is_not_right_is_sent_back(as_worker, survey, kind, given, errors):
    answer = as_worker.post(new_question(survey, kind), given)
    assert answer.context["form"].errors == errors
    assert survey.questions.count() == 1


def test_the_area_question_is_filled_in_and_refuses_unknown_areas(as_worker, survey):
    make_locality("CHE", "Chesil")
    page = new_question(survey, "single_choice", about="locality")
    form = as_worker.get(page).context["form"]
    assert (form["choices"].value(), form["breakdown"].value()) == ("CHE: Chesil", "locality")
    given = {"text": "Where?", "choices": "CHE: Chesil\nMOON: The moon", "breakdown": "locality"}
    answer = as_worker.post(page, given)
    assert answer.context["form"].errors == {
        "choices": ["These are not codes of your areas: MOON."]
    }


def test_a_question_is_changed_and_another_persons_words_are_not_lost(as_worker, survey):
    question = make_question(
        survey, "which", Kind.SINGLE_CHOICE, "Which?", LISTED, section=survey.sections.first()
    )
    page = reverse("question_edit", args=[question.key])
    given = {
        "text": "Which one?",
        "choices": "b: Two\na: Won",
        "code": "one",
        "section": "later",
        "kind": "ranking",
        "breakdown": "",
        "seen": seen(survey, "which"),
    }
    as_worker.post(page, given)
    question.refresh_from_db()
    assert (question.code, question.kind, question.section.code) == ("one", "ranking", "later")
    assert outlined(survey, "one").choices == [("b", "Two"), ("a", "Won")]
    answer = as_worker.post(page, {**given, "text": "Late", "code": "one"})
    assert ("Your question", "Which one?") in answer.context["form"].theirs
    assert outlined(survey, "one").text == "Which one?"


def test_the_code_and_kind_of_what_people_saw_stay(as_worker, survey):
    question = survey.questions.get()
    open_now(survey)
    page = reverse("question_edit", args=[question.key])
    shown = as_worker.get(page)
    assert "People have seen this" in shown.content.decode()
    assert "kind" not in shown.context["form"].fields
    given = {"text": "Like it?", "code": "other", "section": "first", "seen": seen(survey, "likes")}
    as_worker.post(page, given)
    question.refresh_from_db()
    assert (question.code, outlined(survey, "likes").text) == ("likes", "Like it?")


def test_a_question_moves_is_taken_out_and_comes_back(as_worker, survey):
    question = survey.questions.get()
    as_worker.post(reverse("question_move", args=[question.key]), {"to": "down"})
    question.refresh_from_db()
    assert question.section.code == "later"
    open_now(survey)
    page = reverse("question_remove", args=[question.key])
    assert "Stop asking it" in as_worker.get(page).content.decode()
    as_worker.post(page)
    question.refresh_from_db()
    assert question.retired_at is not None
    edit = as_worker.get(reverse("question_edit", args=[question.key]))
    assert edit.url == reverse("survey", args=[survey.key])
    assert as_worker.get(page).url == reverse("survey", args=[survey.key])
    as_worker.post(reverse("question_restore", args=[question.key]))
    question.refresh_from_db()
    assert question.retired_at is None


def test_a_question_that_others_depend_on_is_kept_and_the_page_says_why(as_worker, survey):
    later = survey.sections.get(code="later")
    later.show_if_question = survey.questions.get()
    later.save()
    page = reverse("question_remove", args=[survey.questions.get().key])
    answer = as_worker.post(page, follow=True)
    assert "Change that first" in answer.content.decode()
    assert survey.questions.count() == 1


def test_the_builder_takes_no_more_queries_for_more_questions(
    as_worker, survey, django_assert_num_queries
):
    page = reverse("survey", args=[survey.key])
    as_worker.get(page)
    with django_assert_num_queries(17):
        as_worker.get(page)
    for n in range(2):
        make_question(survey, f"q-{n}", Kind.SINGLE_CHOICE, choices=LISTED)
        make_section(survey, f"s-{n}")
    with django_assert_num_queries(17):
        as_worker.get(page)
