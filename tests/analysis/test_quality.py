"""Each light goes on and off by what it says, and publishing waits for them."""

import pytest
from django.urls import reverse

from analysis.actions.checking import LEAST, draw_sample, read_sampled, vouch_for_themes
from analysis.actions.curating import rename_theme
from analysis.actions.problems import ThemeProblem
from analysis.actions.releasing import ReleaseError, publish_results, release_results
from analysis.models import BlindReading, Vouching
from analysis.quality import lights_of
from surveys.models import Review
from tests.factories.accounts import make_person
from tests.factories.results import make_listening
from tests.factories.surveys import make_response
from tests.factories.themes import code, hear, make_run, make_theme, make_written
from voice.accounts.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(db):
    return make_written("More buses")


@pytest.fixture
def answers(question):
    return hear(question, *[f"Buses {n}" for n in range(12)])


def states(question) -> dict[str, str]:
    return {light.code: light.state for light in lights_of(question)}


def test_nothing_is_known_of_no_themes(question):
    assert states(question) == {
        "without_theme": "red",
        "least_size": "unknown",
        "too_alike": "unknown",
        "stability": "unknown",
        "checked": "unknown",
        "agreement": "unknown",
    }


@pytest.mark.parametrize(("coded", "state"), [(12, "green"), (10, "amber"), (6, "red")])
def test_answers_without_a_theme(coded, state, question, answers):
    theme = make_theme(question)
    for answer in answers[:coded]:
        code(answer, theme)

    assert states(question)["without_theme"] == state


def test_what_is_not_an_answer_needs_no_theme(question, answers):
    theme = make_theme(question)
    for answer in answers[:9]:
        code(answer, theme)
    run = make_run(question)
    for answer in answers[9:]:
        run.uncoded_answers.create(answer=answer, why="not an answer")

    assert states(question)["without_theme"] == "green"


@pytest.mark.parametrize(("sizes", "state"), [([12], "green"), ([12, 9], "red"), ([9], "red")])
def test_themes_under_the_least_size(sizes, state, question, answers):
    for number, size in enumerate(sizes):
        theme = make_theme(question, f"Theme {number}")
        for answer in answers[:size]:
            code(answer, theme)

    assert states(question)["least_size"] == state


@pytest.mark.parametrize(
    ("labels", "state"),
    [
        (["Buses", "Parks"], "green"),
        (["More buses", "more  bus"], "amber"),
        (["Getting about", "about getting"], "amber"),
    ],
)
def test_themes_named_alike(labels, state, question):
    for label in labels:
        make_theme(question, label)

    assert states(question)["too_alike"] == state


@pytest.mark.parametrize(("shared", "state"), [(7, "green"), (8, "amber")])
def test_themes_that_share_answers(shared, state, question, answers):
    buses, parks = make_theme(question, "Buses"), make_theme(question, "Parks")
    for answer in answers:
        code(answer, buses)
    for answer in answers[:shared]:
        code(answer, parks)
    for answer in hear(question, *["A park"] * (10 - shared)):
        code(answer, parks)

    assert states(question)["too_alike"] == state


def test_a_sub_theme_may_share_all_with_the_theme_above(question, answers):
    buses = make_theme(question, "Travel")
    night = make_theme(question, "At night", parent=buses)
    for answer in answers:
        code(answer, buses)
        code(answer, night)

    assert states(question)["too_alike"] == "green"


@pytest.mark.parametrize(("steady", "state"), [(0.7, "green"), (0.5, "amber"), (0.49, "red")])
def test_stability(steady, state, question, answers):
    theme = make_theme(question)
    run = make_run(question, {"Buses": answers})
    run.proposed_themes.update(adopted_as=theme, stability=steady)

    assert states(question)["stability"] == state


@pytest.mark.parametrize(("checked", "state"), [(2, "green"), (1, "amber"), (0, "red")])
def test_the_share_that_a_person_checked(checked, state, question, answers, youth_worker):
    theme = make_theme(question)
    for number, answer in enumerate(answers):
        code(answer, theme, by=youth_worker if number < checked else None)

    assert states(question)["checked"] == state


@pytest.fixture
def sample(question, answers, youth_worker):
    make_theme(question, "Buses")
    make_theme(question, "Parks", position=1)
    return draw_sample(question=question, by=youth_worker)


def read(sample, by, choose):
    themes = {theme.label: theme for theme in sample.theme_set.themes.all()}
    for sampled in sample.answers.all():
        read_sampled(
            sampled=sampled, themes=[themes[name] for name in choose(sampled.position)], by=by
        )


def test_two_people_who_agree_light_the_light(question, sample, youth_worker):
    alternate = lambda n: ["Buses"] if n % 2 else ["Parks"]  # noqa: E731
    read(sample, youth_worker, alternate)
    assert states(question)["agreement"] == "unknown"

    read(sample, make_person(), alternate)

    light = lights_of(question)[-1]
    assert (light.state, light.found) == ("green", "Kappa 1.00: very good.")


def test_two_people_who_do_not_agree_put_it_out(question, sample, youth_worker):
    read(sample, youth_worker, lambda n: ["Buses"] if n % 2 else ["Parks"])
    read(sample, make_person(), lambda n: ["Buses"] if n % 3 else ["Parks"])

    assert states(question)["agreement"] == "red"


def test_a_third_reader_changes_nothing(question, sample, youth_worker):
    for by in (youth_worker, make_person()):
        read(sample, by, lambda n: ["Buses"] if n % 2 else [])
    read(sample, make_person(), lambda n: ["Parks"])

    assert states(question)["agreement"] == "green"


def test_a_sample_wants_themes_and_enough_answers(question, youth_worker):
    with pytest.raises(ThemeProblem, match="Agree on themes"):
        draw_sample(question=question, by=youth_worker)
    make_theme(question)
    with pytest.raises(ThemeProblem, match=f"at least {LEAST}"):
        draw_sample(question=question, by=youth_worker)


def test_a_theme_of_another_question_is_refused(question, sample, youth_worker):
    other = make_theme(make_written("x"))
    with pytest.raises(ThemeProblem, match="another question"):
        read_sampled(sampled=sample.answers.first(), themes=[other], by=youth_worker)
    assert BlindReading.objects.count() == 0


def test_a_reason_holds_until_the_list_changes(question, youth_worker):
    theme = make_theme(question)
    vouch_for_themes(question=question, reason="Only a pilot", by=youth_worker)
    rename_theme(theme=theme, label="Travel", by=youth_worker)

    listening = question.survey.campaign
    snapshot = release_results(campaign=listening, by=youth_worker)
    with pytest.raises(ReleaseError, match="give your reason"):
        publish_results(snapshot=snapshot, by=youth_worker)

    vouch_for_themes(question=question, reason="Only a pilot", by=youth_worker)
    assert publish_results(snapshot=snapshot, by=youth_worker).published_at


def test_a_reason_is_wanted_and_is_wanted_only_where_needed(question, youth_worker, monkeypatch):
    make_theme(question)
    with pytest.raises(ThemeProblem, match="Say why"):
        vouch_for_themes(question=question, reason="  ", by=youth_worker)
    monkeypatch.setattr("analysis.actions.checking.lights_of", lambda question: [])
    with pytest.raises(ThemeProblem, match="no reason is needed"):
        vouch_for_themes(question=question, reason="Because", by=youth_worker)


def test_publishing_waits_for_the_checks_and_says_so(client, youth_worker):
    listening = make_listening(youth_worker)
    listening.hear(20, "More buses")
    make_theme(listening.written, "Getting about")
    release_results(campaign=listening.campaign, by=youth_worker)
    client.force_login(youth_worker)
    address = reverse("results_publish", args=[listening.campaign.key])

    refused = client.post(address, follow=True).content.decode()
    assert "Not published yet" in refused
    assert listening.campaign.snapshots.get().published_at is None

    here = reverse("theme_checks", args=[listening.written.key])
    client.post(here, {"reason": "A pilot with few answers.", "revision": 0})
    assert "A pilot with few answers." in client.get(here).content.decode()
    client.post(address)
    assert listening.campaign.snapshots.get().published_at
    assert Vouching.objects.get().by == youth_worker


def test_the_pages_lead_two_people_through_a_sample(question, answers, client, youth_worker):
    theme = make_theme(question, "Buses", meaning="Getting about by bus")
    code(answers[0], theme)
    make_response(question.survey, {question.code: "planted words nobody read"})
    here = reverse("theme_checks", args=[question.key])
    client.force_login(youth_worker)
    address = client.post(reverse("sample_draw", args=[question.key])).headers["Location"]
    sample = question.theme_set.samples.get()

    for person in (youth_worker, make_person(Role.SAFEGUARDING_LEAD)):
        client.force_login(person)
        for sampled in sample.answers.all():
            page = client.get(address)
            assert "The machine" not in page.content.decode()
            assert "planted" not in page.content.decode()
            chosen = [theme.key] if sampled.position % 2 else []
            client.post(address, {"here": sampled.pk, "themes": chosen})
        assert client.get(address).headers["Location"] == here

    page = client.get(here).content.decode()
    assert "kappa 1.00" in page
    assert BlindReading.objects.count() == 2 * sample.answers.count()


def test_an_answer_sealed_since_leaves_the_sample(question, sample, client, youth_worker):
    gone = sample.answers.first()
    Review.objects.filter(answer=gone.answer).update(status="sealed", released_text="")
    client.force_login(youth_worker)

    page = client.get(reverse("sample_read", args=[sample.key]))

    assert page.context["form"]["here"].value() != gone.pk


def test_where_two_people_differ_is_shown(question, sample, client, youth_worker):
    read(sample, youth_worker, lambda n: ["Buses"])
    read(sample, make_person(), lambda n: ["Buses"] if n else ["Parks"])
    client.force_login(youth_worker)

    page = client.get(reverse("theme_checks", args=[question.key])).content.decode()

    assert "They differ on 1" in page
    assert sample.answers.first().answer.review.released_text in page


def test_the_checks_cost_the_same_however_much_was_said(
    question, sample, client, youth_worker, django_assert_max_num_queries
):
    for by in (youth_worker, make_person()):
        read(sample, by, lambda n: ["Buses"] if n % 2 else ["Parks"])
    client.force_login(youth_worker)
    here = reverse("theme_checks", args=[question.key])
    client.get(here)
    counts = []
    for more in (0, 30):
        for number, answer in enumerate(
            hear(question, *(f"Trains {n}" for n in range(more)), by=youth_worker)
        ):
            code(answer, make_theme(question, f"Theme {number}", position=9))
        with django_assert_max_num_queries(24) as queries:
            assert client.get(here).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
