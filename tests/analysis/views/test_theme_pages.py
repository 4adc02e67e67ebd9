from types import SimpleNamespace

import pytest
from django.urls import reverse

from analysis.models import Coding, Excerpt, Theme, ThemePriority
from surveys.models import Review
from tests.factories.accounts import make_organisation, make_person
from tests.factories.programme import make_plan, make_priority
from tests.factories.surveys import make_response, release
from tests.factories.themes import (
    code,
    hear,
    make_run,
    make_theme,
    make_written,
    said,
)
from voice.accounts.models import Role

pytestmark = pytest.mark.django_db
HELD = "zzheld words nobody read"
SEALED = "zzsealed words"
REDACTED = "zzname"


@pytest.fixture
def bench(youth_worker):
    """A question with agreed themes, a run, quotes and a tie, and planted words."""
    question = make_written(by=youth_worker)
    answers = hear(question, "More buses", "Buses at night", "A bigger park", "idk", may_quote=True)
    make_response(question.survey, {question.code: HELD})
    sealed = hear(question, SEALED, may_quote=True)[0]
    hidden = hear(question, f"My friend {REDACTED} wants a bus")[0]
    release(hidden, youth_worker, "My friend […] wants a bus")
    theme, other = make_theme(question, "Buses"), make_theme(question, "Parks", position=1)
    codings = [code(answer, theme, strength=0.9) for answer in (*answers[:2], sealed, hidden)]
    run = make_run(
        question,
        {"Getting about": [*answers[:2], sealed], "Night": answers[1:2]},
        facts={"counts": {"answers": 5, "coded": 4}, "scores": {"stability": 0.6}},
    )
    run.proposed_themes.filter(number=1).update(adopted_as=theme)
    for proposed in run.proposed_themes.all():
        proposed.codings.update(excerpt="centre")
    run.uncoded_answers.create(answer=answers[3], why="not an answer")
    excerpts = [
        Excerpt.objects.create(theme=theme, answer=each, text=each.text, chosen_by=make_person())
        for each in (answers[0], sealed)
    ]
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")
    priority = make_priority()
    ThemePriority.objects.create(theme=theme, priority=priority, by=youth_worker)
    return SimpleNamespace(
        question=question,
        answers=answers,
        sealed=sealed,
        theme=theme,
        other=other,
        codings=codings,
        run=run,
        excerpts=excerpts,
        priority=priority,
    )


def pages(bench, **others) -> dict[str, str]:
    """Every page that is read, by the name of its address."""
    question, run, theme = [bench.question.key], [bench.run.key], [bench.theme.key]
    answer = bench.answers[0].pk
    named = {
        "themes": question,
        "themes_history": question,
        "answers_without_theme": question,
        "quotes": question,
        "run": run,
        "run_without": run,
        "suggestion": [*run, 1],
        "theme": theme,
        "answer_themes": [answer],
        "theme_new": question,
        "run_start": question,
        "theme_edit": theme,
        "theme_merge": theme,
        "theme_split": theme,
        "theme_drop": theme,
        "theme_tie": theme,
        "quote_choose": [*theme, answer],
    }
    return {name: reverse(name, args=args) for name, args in named.items()}


def buttons(bench) -> dict[str, str]:
    """Every address that only takes a press of a button."""
    run, theme = [bench.run.key], [bench.theme.key]
    excerpt = [bench.excerpts[0].key]
    named = {
        "run_stop": run,
        "run_adopt": run,
        "run_place": run,
        "theme_restore": theme,
        "theme_untie": [*theme, bench.priority.key],
        "answer_remove": [bench.answers[0].pk, *theme],
        "quote_check": excerpt,
        "quote_withdraw": excerpt,
    }
    return {name: reverse(name, args=args) for name, args in named.items()}


READ = {
    "themes", "themes_history", "answers_without_theme", "quotes", "run", "run_without",
    "suggestion", "theme", "answer_themes",
}  # fmt: skip


def statuses(client, addresses) -> dict[str, int]:
    return {name: client.get(address).status_code for name, address in addresses.items()}


def test_a_youth_worker_reads_every_page_and_none_shows_what_was_not_released(
    bench, client, youth_worker
):
    client.force_login(youth_worker)

    for name, address in pages(bench).items():
        response = client.get(address)
        shown = response.content.decode()
        assert response.status_code == 200, name
        found = [words for words in ("zzheld", "zzsealed", "zzname") if words in shown]
        assert found == [], name


@pytest.mark.parametrize("role", [role for role in Role if role != Role.YOUTH_WORKER])
def test_other_roles_change_nothing_and_only_the_safeguarding_lead_reads(bench, client, role):
    client.force_login(make_person(role))
    reads = 200 if role == Role.SAFEGUARDING_LEAD else 403

    addresses = pages(bench)
    assert statuses(client, addresses) == {
        name: reads if name in READ else 403 for name in addresses
    }
    pressed = {name: client.post(to).status_code for name, to in buttons(bench).items()}
    checks = 302 if role == Role.SAFEGUARDING_LEAD else 403
    assert pressed == dict.fromkeys(pressed, 403) | {"quote_check": checks}
    for name in ("theme", "suggestion", "answer_themes"):
        assert client.post(addresses[name]).status_code == 403, name


def test_another_organisation_finds_nothing(bench, client):
    away = make_organisation("Another council")
    client.force_login(make_person(Role.YOUTH_WORKER, organisation=away))

    assert set(statuses(client, pages(bench)).values()) == {404}
    assert {client.post(to).status_code for to in buttons(bench).values()} == {404}


def test_buttons_are_not_pressed_by_following_a_link(bench, client, youth_worker):
    client.force_login(youth_worker)

    assert set(statuses(client, buttons(bench)).values()) == {405}


def test_a_sealed_answer_has_no_page(bench, client, youth_worker):
    client.force_login(youth_worker)

    addresses = [
        reverse("answer_themes", args=[bench.sealed.pk]),
        reverse("quote_choose", args=[bench.theme.key, bench.sealed.pk]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize("name", sorted(READ))
def test_a_page_costs_as_many_queries_for_many_answers_as_for_few(
    bench, client, youth_worker, name, django_assert_max_num_queries
):
    client.force_login(youth_worker)
    address = pages(bench)[name]
    with django_assert_max_num_queries(12) as few:
        client.get(address)

    for answer in hear(bench.question, *(f"More buses {n}" for n in range(12)), may_quote=True):
        code(answer, bench.theme, strength=0.5)
        bench.run.proposed_themes.first().codings.create(
            answer=answer, start=0, end=4, strength=0.5, excerpt="centre"
        )
    with django_assert_max_num_queries(12) as many:
        client.get(address)

    assert len(many.captured_queries) == len(few.captured_queries)


def test_the_pages_of_a_question_without_anything_say_so(client, youth_worker):
    client.force_login(youth_worker)
    question = make_written()

    page = client.get(reverse("themes", args=[question.key])).content.decode()
    start = client.get(reverse("run_start", args=[question.key])).content.decode()

    assert "Nothing to read yet" in page
    assert "Nothing to read yet" in start


def test_a_name_with_markup_is_shown_as_text(bench, client, youth_worker):
    client.force_login(youth_worker)
    form = {"label": "<b>Bold</b> =1+1", "meaning": "", "is_not": "", "revision": 0}

    client.post(reverse("theme_new", args=[bench.question.key]), form)
    page = client.get(reverse("themes", args=[bench.question.key])).content.decode()

    assert "&lt;b&gt;Bold&lt;/b&gt; =1+1" in page
    assert "<b>Bold" not in page


def test_ticked_answers_are_moved(bench, client, youth_worker):
    client.force_login(youth_worker)
    form = {"codings": [bench.codings[0].pk], "what": "move", "to": bench.other.key}

    response = client.post(reverse("theme", args=[bench.theme.key]), form)

    assert response.status_code == 302
    assert said(bench.other) == {"More buses": str(youth_worker)}


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"what": "move"}, "Tick at least one answer."),
        ({"codings": ["1e9"], "what": "confirm"}, "One of these answers is no longer"),
        ({"codings": ["999999"], "what": "confirm"}, "One of these answers is no longer"),
        ({}, "Choose what to do with the answers you ticked."),
        ({"what": "explode"}, "Select a valid choice."),
    ],
)
def test_a_sorting_that_cannot_be_is_told(bench, client, youth_worker, form, told):
    client.force_login(youth_worker)

    response = client.post(reverse("theme", args=[bench.theme.key]), form)

    assert response.status_code == 200
    assert told in response.content.decode()
    assert Coding.objects.exclude(removed_at=None).count() == 0


def test_moving_without_saying_where_to_keeps_the_ticks(bench, client, youth_worker):
    client.force_login(youth_worker)
    form = {"codings": [bench.codings[0].pk], "what": "move"}

    page = client.post(reverse("theme", args=[bench.theme.key]), form).content.decode()

    assert "Choose the theme to move them to." in page
    assert page.count(f'value="{bench.codings[0].pk}"') == 1
    assert "checked" in page


def test_codings_of_another_theme_are_not_sorted_from_here(bench, client, youth_worker):
    foreign = code(bench.answers[2], bench.other)
    client.force_login(youth_worker)
    form = {"codings": [foreign.pk], "what": "take_out"}

    client.post(reverse("theme", args=[bench.theme.key]), form)

    foreign.refresh_from_db()
    assert foreign.removed_at is None


def test_the_second_person_is_told_and_keeps_what_they_typed(bench, client, youth_worker):
    client.force_login(youth_worker)
    address = reverse("theme_edit", args=[bench.theme.key])
    first = {"label": "Transport", "meaning": "", "is_not": "", "revision": 0}
    client.post(address, first)

    second = {"label": "Going places", "meaning": "My words", "is_not": "", "revision": 0}
    page = client.post(address, second).content.decode()

    assert "changed the themes after you opened this page" in page
    assert "Going places" in page
    assert "My words" in page
    bench.theme.refresh_from_db()
    assert bench.theme.label == "Transport"

    client.post(address, {**second, "revision": 1})
    bench.theme.refresh_from_db()
    assert bench.theme.label == "Going places"


def test_adopting_under_another_name_leads_back_to_the_list(bench, client, youth_worker):
    client.force_login(youth_worker)

    response = client.post(
        reverse("suggestion", args=[bench.run.key, 2]), {"label": "Late buses", "revision": 0}
    )

    theme = Theme.objects.get(label="Late buses")
    assert response.url == f"{reverse('themes', args=[bench.question.key])}#{theme.key}"
    assert said(theme) == {"Buses at night": "machine"}


def test_adopting_under_a_name_that_is_taken_is_told(bench, client, youth_worker):
    client.force_login(youth_worker)

    page = client.post(reverse("suggestion", args=[bench.run.key, 2]), {"label": "PARKS"})

    assert "There is already a theme called “PARKS”." in page.content.decode()


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("theme_merge", {"into": "other"}, {"Parks"}),
        ("theme_drop", {}, {"Parks"}),
        ("theme_new", {"label": "New"}, {"Buses", "Parks", "New"}),
    ],
)
def test_the_list_changes_as_it_was_asked(bench, client, youth_worker, name, form, expected):
    client.force_login(youth_worker)
    form = {key: bench.other.key if value == "other" else value for key, value in form.items()}

    response = client.post(pages(bench)[name], {**form, "revision": 0})

    assert response.status_code == 302
    agreed = bench.question.theme_set.themes.agreed()
    assert set(agreed.values_list("label", flat=True)) == expected


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("theme_merge", {}),
        ("theme_merge", {"into": "nothing"}),
        ("theme_new", {"label": ""}),
        ("theme_new", {"label": "x\x00y"}),
        ("theme_split", {"label": "New"}),
        ("theme_tie", {"priority": "nothing"}),
        ("run_start", {"n_themes": "1000"}),
        ("quote_choose", {"text": "words that are not there"}),
        ("answer_themes", {"theme": "nothing"}),
        ("answer_themes", {"words": "not there"}),
    ],
)
def test_a_form_that_cannot_be_is_shown_again_with_why(bench, client, youth_worker, name, form):
    client.force_login(youth_worker)

    response = client.post(pages(bench)[name], form)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert "Error: " in response.content.decode()


def test_a_dropped_theme_comes_back_from_the_history(bench, client, youth_worker):
    client.force_login(youth_worker)
    client.post(reverse("theme_drop", args=[bench.theme.key]), {"revision": 0})
    assert client.get(reverse("theme", args=[bench.theme.key])).status_code == 404

    client.post(reverse("theme_restore", args=[bench.theme.key]))

    assert client.get(reverse("theme", args=[bench.theme.key])).status_code == 200


def test_a_theme_is_tied_with_a_reason_and_untied(bench, client, youth_worker):
    client.force_login(youth_worker)
    form = {"priority": bench.priority.key, "reason": "They cannot get to clubs"}

    client.post(reverse("theme_tie", args=[bench.other.key]), form)
    tie = bench.other.priorities.get()
    assert (tie.priority, tie.reason, tie.by) == (
        bench.priority,
        "They cannot get to clubs",
        youth_worker,
    )

    client.post(reverse("theme_untie", args=[bench.other.key, bench.priority.key]))
    assert bench.other.priorities.count() == 0


def test_a_priority_of_another_organisation_is_not_offered(bench, client, youth_worker):
    plan = make_plan(organisation=make_organisation("Another council"))
    foreign = make_priority("Foreign", plan=plan)
    client.force_login(youth_worker)

    client.post(reverse("theme_tie", args=[bench.other.key]), {"priority": foreign.key})

    assert bench.other.priorities.count() == 0


def test_words_of_an_answer_are_put_in_a_theme_and_taken_out(bench, client, youth_worker):
    client.force_login(youth_worker)
    answer = bench.answers[1]
    address = reverse("answer_themes", args=[answer.pk])

    client.post(address, {"theme": bench.other.key, "words": "at night"})
    assert said(bench.other) == {"at night": str(youth_worker)}

    client.post(reverse("answer_remove", args=[answer.pk, bench.other.key]))
    assert said(bench.other) == {}


def test_a_quote_is_chosen_by_one_and_checked_by_another(bench, client, youth_worker):
    client.force_login(youth_worker)
    answer = bench.answers[1]
    client.post(reverse("quote_choose", args=[bench.theme.key, answer.pk]), {"text": "at night"})
    excerpt = Excerpt.objects.get(answer=answer)
    check = reverse("quote_check", args=[excerpt.key])
    assert client.post(check).status_code == 403

    client.force_login(make_person(Role.YOUTH_WORKER))
    client.post(check)

    assert [each.text for each in Excerpt.objects.checked()] == ["at night"]


def test_an_answer_that_may_not_be_quoted_says_so(bench, client, youth_worker):
    answer = hear(bench.question, "Quiet words", may_quote=False)[0]
    code(answer, bench.theme)
    client.force_login(youth_worker)

    page = client.get(reverse("quote_choose", args=[bench.theme.key, answer.pk]))

    assert "This answer may not be quoted" in page.content.decode()
