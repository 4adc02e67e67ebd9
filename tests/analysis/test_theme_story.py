"""From a hundred answers to themes that people made their own, and again when more arrive."""

import pytest
from django.urls import reverse

from analysis.models import AnalysisRun, Coding, ProposedCoding, ProposedTheme, Theme
from analysis.tasks import find_themes_of_run, take_up_run
from surveys.models import Review
from tests.analysis.invented import INVENTED
from tests.factories.surveys import make_response
from tests.factories.themes import hear, make_written, said, words

pytestmark = pytest.mark.django_db
PLANTED = "zzplanted words nobody let go"
LATER = ["buses to town please", "litter bins by the river", "please paint the harbour purple"]


@pytest.fixture
def question(youth_worker):
    question = make_written(by=youth_worker)
    hear(question, *INVENTED, by=youth_worker, may_quote=True)
    make_response(question.survey, {question.code: PLANTED})
    return question


def look(client, question) -> AnalysisRun:
    """Press the button, and let the worker do its work."""
    client.post(reverse("run_start", args=[question.key]), {"n_themes": ""})
    run = question.runs.first()
    find_themes_of_run.call(run.pk)
    run.refresh_from_db()
    return run


def fullest(question) -> list[Theme]:
    themes = Theme.objects.agreed().filter(theme_set__question=question)
    return sorted(themes, key=lambda theme: -len(said(theme)))


def by_people(question) -> set[tuple]:
    """What people said: which coding, its words, and who put it in or took it out."""
    codings = Coding.objects.filter(theme__theme_set__question=question).select_related(
        "segment__answer__review"
    )
    return {
        (coding.pk, words(coding), coding.assigned_by_id, coding.removed_by_id)
        for coding in codings
        if coding.assigned_by_id or coding.removed_by_id
    }


def test_what_people_decide_survives_new_answers_and_new_runs(question, client, youth_worker):
    client.force_login(youth_worker)
    run = look(client, question)
    assert (run.status, run.problem) == ("done", "")
    page = client.get(reverse("run", args=[run.key])).content.decode()
    assert all(proposed.label in page for proposed in run.proposed_themes.all()[:3])

    client.post(reverse("run_adopt", args=[run.key]), {"revision": 0})
    take_up_run.call(run.pk)
    first, second, third, *_ = fullest(question)
    sort = [(first, "move", 3), (second, "take_out", 2), (third, "confirm", 4)]
    for theme, what, number in sort:
        codings = Coding.objects.standing().filter(theme=theme, assigned_by=None)[:number]
        form = {"codings": [each.pk for each in codings], "what": what}
        form |= {"to": second.key} if what == "move" else {}
        client.post(reverse("theme", args=[theme.key]), form)
    client.post(
        reverse("theme_edit", args=[first.key]),
        {"label": "In our own words", "meaning": "", "is_not": "", "revision": ""},
    )
    decided = by_people(question)
    assert len(decided) == 3 + 3 + 2 + 4

    hear(question, *LATER, by=youth_worker)
    again = look(client, question)
    assert by_people(question) == decided
    assert again.proposed_themes.get(adopted_as=first).label == "In our own words"

    before = {theme.pk: said(theme) for theme in fullest(question)}
    client.post(reverse("run_place", args=[again.key]))
    take_up_run.call(again.pk)
    for theme in fullest(question):
        assert before[theme.pk].items() <= said(theme).items()

    client.post(reverse("run_place", args=[again.key]), {"again": "1"})
    take_up_run.call(again.pk)
    assert by_people(question) == decided


def test_an_answer_sealed_after_all_is_gone_from_every_page(question, client, youth_worker):
    client.force_login(youth_worker)
    run = look(client, question)
    client.post(reverse("run_adopt", args=[run.key]), {"revision": 0})
    take_up_run.call(run.pk)
    sealed = question.answers.get(text="a skate park near my house")

    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")

    listed = [reverse("themes", args=[question.key]), reverse("run", args=[run.key])]
    listed += [reverse("theme", args=[theme.key]) for theme in fullest(question)]
    listed += [
        reverse("suggestion", args=[run.key, proposed.number])
        for proposed in run.proposed_themes.all()
    ]
    for address in listed:
        page = client.get(address).content.decode()
        assert str(sealed.pk) not in page
        assert "a skate park near my house" not in page
        assert "zzplanted" not in page


def test_suggestions_speak_of_what_was_said(question, client, youth_worker):
    client.force_login(youth_worker)

    look(client, question)

    named = " ".join(ProposedTheme.objects.values_list("label", flat=True)).lower()
    wishes = ["bus", "park", "bull", "club", "litter"]
    assert [wish for wish in wishes if wish not in named] == []


def test_pages_say_why_an_answer_is_there_and_where_to_doubt(question, client, youth_worker):
    client.force_login(youth_worker)
    run = look(client, question)
    edge = ProposedCoding.objects.filter(excerpt="edge", proposed_theme__parent=None).first()
    proposed = edge.proposed_theme

    page = client.get(reverse("suggestion", args=[run.key, proposed.number])).content.decode()
    assert "At its edge" in page
    assert "Not to be confused with" in page
    assert proposed.nearest in page
    assert all(word in edge.answer.review.released_text.lower() for word in edge.why)
    assert any(coding.why for coding in proposed.codings.exclude(excerpt=""))
    assert "because of “" in page

    client.post(reverse("run_adopt", args=[run.key]), {"revision": 0})
    take_up_run.call(run.pk)
    theme = Theme.objects.get(proposals=proposed)
    assert (
        "The machine is least sure"
        in client.get(reverse("theme", args=[theme.key])).content.decode()
    )
    run.facts["readings"].append(
        {**run.facts["readings"][0], "languages": ["cy"], "engine": "words"}
    )
    run.facts["counts"]["set_aside_kinds"] = {"gibberish": 3}
    run.save()
    page = client.get(reverse("run", args=[run.key])).content.decode()
    assert "Welsh" in page
    assert "its own words only" in page
