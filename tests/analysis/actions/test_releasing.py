import json

import pytest
from django.utils import timezone

from analysis.actions.releasing import ReleaseError, publish_results, release_results
from analysis.models import Coding
from surveys.models import Answer, AnswerChoice, Collector, Response, Review, Wording
from tests.factories.kinds import make_places_to_meet
from tests.factories.programme import make_campaign
from tests.factories.results import HELD, SEALED, UNPERMITTED, make_listening
from tests.factories.surveys import make_response, release
from voice.programme.models import ReleasedTable, Snapshot
from voice.shared.models import AuditEvent


@pytest.fixture
def listening(youth_worker):
    """60 people in Chesil and 30 in North Dorset; 6 in Purbeck, who are too few to show."""
    listening = make_listening(youth_worker)
    listening.theme("Getting about", meaning="Buses, trains and safe roads")
    listening.theme("Things to do")
    for area, age, many in (
        ("chesil", "11-13", 30),
        ("north", "8-10", 15),
        ("purbeck", "14-17", 3),
    ):
        about = {"area": area, "age": age}
        listening.hear(many, "More buses", "Getting about", likes="yes", **about)
        listening.hear(many, "A skate park", "Things to do", likes="no", **about)
    return listening


def table(snapshot, kind, subject=None):
    tables = snapshot.tables.filter(kind=kind)
    return (tables.get(subject=subject) if subject else tables.get()).content


def test_reach_tells_how_many_took_part_and_hides_a_small_area(listening, youth_worker):
    reach = table(release_results(campaign=listening.campaign, by=youth_worker), "reach")
    areas = next(part for part in reach["breakdowns"] if part["code"] == "locality")
    assert reach["base"] == 95
    assert [(group["label"], group["base"]) for group in areas["groups"]] == [
        ("Chesil", 60),
        ("Purbeck", None),
        ("North Dorset", None),
    ]


def test_a_theme_counts_people_not_segments(listening, youth_worker):
    theme = listening.themes["Things to do"]
    answer = theme.codings.first().segment.answer
    part = answer.segments.create(start=0, end=4)
    Coding.objects.create(segment=part, theme=theme)
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    assert table(snapshot, "theme", theme.key)["rows"][0]["count"] == 50


def test_codings_on_answers_that_are_no_longer_released_do_not_count(listening, youth_worker):
    theme = listening.themes["Things to do"]
    said = Review.objects.filter(answer__segments__codings__theme=theme)
    some = said.values_list("pk", flat=True)[:20]
    Review.objects.filter(pk__in=list(some)).update(status="sealed", released_text="")
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    content = table(snapshot, "theme", theme.key)
    assert (content["rows"][0]["count"], content["base"]) == (30, 75)


def test_codings_taken_away_and_dropped_themes_do_not_count(listening, youth_worker):
    dropped = listening.themes["Things to do"]
    dropped.dropped_at = dropped.created_at
    dropped.save()
    kept = listening.themes["Getting about"]
    away = list(kept.codings.values_list("pk", flat=True)[:20])
    Coding.objects.filter(pk__in=away).update(
        removed_by=youth_worker, removed_at=dropped.created_at
    )
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    assert list(snapshot.tables.filter(kind="theme").values_list("subject", flat=True)) == [
        kept.key
    ]
    assert table(snapshot, "theme", kept.key)["rows"][0]["count"] == 30


def test_a_theme_with_sub_themes_counts_everyone_once(listening, youth_worker):
    above = listening.theme("Out and about")
    for label in ("Getting about", "Things to do"):
        listening.themes[label].parent = above
        listening.themes[label].save()
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    content = table(snapshot, "themes")
    counts = {row["label"]: row["count"] for row in content["rows"]}
    assert counts == {"Out and about": None, "Getting about": 50, "Things to do": 50}


def test_nothing_held_sealed_or_unpermitted_is_released(listening, youth_worker):
    label = "Getting about"
    make_response(listening.survey, {"best": HELD})
    unpermitted = listening.hear(1, UNPERMITTED, label, may_quote=False)[0]
    listening.quote(unpermitted, label)
    sealed = listening.hear(1, SEALED, label)[0]
    listening.quote(sealed, label)
    Review.objects.filter(answer=sealed).update(status="sealed", released_text="")
    unchecked = listening.hear(1, "planted words not checked", label)[0]
    listening.quote(unchecked, label, checked_by=None)
    shown = listening.hear(1, "words that may be shown", label, area="chesil", age="11-13")[0]
    listening.quote(shown, label)
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    everything = json.dumps([one.content for one in snapshot.tables.all()])
    assert "planted" not in everything
    quotes = table(snapshot, "quotes")["quotes"]
    assert [(quote["words"], quote["by"]) for quote in quotes] == [
        ("words that may be shown", "11 to 13, Chesil")
    ]


def test_a_quote_is_never_said_to_come_from_a_small_group(listening, youth_worker):
    answer = listening.hear(1, "from a small place", "Getting about", area="purbeck")[0]
    listening.quote(answer, "Getting about")
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    assert [quote["by"] for quote in table(snapshot, "quotes")["quotes"]] == [""]


def test_words_taken_out_by_a_reviewer_are_not_quoted_from_the_original(listening, youth_worker):
    answer = listening.hear(1, "Ask Jo Bloggs about buses", "Getting about")[0]
    listening.quote(answer, "Getting about")
    release(answer, youth_worker, "Ask [name] about buses")
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    assert snapshot.tables.filter(kind="quotes").count() == 0


def test_a_second_release_keeps_what_has_hardly_changed(listening, youth_worker):
    first = release_results(campaign=listening.campaign, by=youth_worker)
    listening.hear(4, "More buses", "Getting about", likes="yes", area="chesil", age="11-13")
    second = release_results(campaign=listening.campaign, by=youth_worker)
    assert [one.content for one in second.tables.all()] == [
        one.content for one in first.tables.all()
    ]


def test_a_second_release_shows_what_has_changed_by_many(listening, youth_worker):
    release_results(campaign=listening.campaign, by=youth_worker)
    listening.hear(20, "More buses", "Getting about", likes="yes", area="chesil", age="11-13")
    second = release_results(campaign=listening.campaign, by=youth_worker)
    key = listening.themes["Getting about"].key
    assert table(second, "theme", key)["rows"][0]["count"] == 70
    assert table(second, "reach")["base"] == 115


def test_releasing_before_any_survey_is_open_is_refused(youth_worker):
    campaign = make_campaign()
    with pytest.raises(ReleaseError, match="no survey has been opened"):
        release_results(campaign=campaign, by=youth_worker)
    assert Snapshot.objects.count() == 0


def test_a_release_is_recorded_without_words_or_numbers(listening, youth_worker):
    release_results(campaign=listening.campaign, by=youth_worker)
    event = AuditEvent.objects.latest("at")
    assert (event.by, event.verb, event.thing, event.why) == (
        youth_worker,
        "released results",
        f"Campaign {listening.campaign.key}",
        "",
    )


def test_publishing_twice_is_the_same_as_once(listening, youth_worker):
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    first = publish_results(snapshot=snapshot, by=youth_worker)
    again = publish_results(snapshot=snapshot, by=youth_worker)
    assert again.published_at == first.published_at
    assert AuditEvent.objects.filter(verb="published results").count() == 1


def test_publishing_a_release_that_was_replaced_is_refused(listening, youth_worker):
    old = release_results(campaign=listening.campaign, by=youth_worker)
    release_results(campaign=listening.campaign, by=youth_worker)
    with pytest.raises(ReleaseError, match="later release"):
        publish_results(snapshot=old, by=youth_worker)


def test_another_campaigns_answers_are_not_counted(listening, youth_worker):
    other = make_listening(youth_worker, campaign=make_campaign("Another"))
    other.theme("Getting about")
    other.hear(40, "Trains", "Getting about", area="chesil", age="11-13")
    snapshot = release_results(campaign=listening.campaign, by=youth_worker)
    assert table(snapshot, "reach")["base"] == 95


def test_releasing_takes_the_same_queries_for_few_answers_and_many(
    listening, youth_worker, django_assert_max_num_queries
):
    with django_assert_max_num_queries(34):
        release_results(campaign=listening.campaign, by=youth_worker)
    listening.hear(30, "More buses", "Getting about", likes="yes", area="chesil", age="11-13")
    with django_assert_max_num_queries(34):
        release_results(campaign=listening.campaign, by=youth_worker)


def say(survey, n: int, code: str, place: int = 0, **picks) -> None:
    """`n` people pick choices: `picks` gives {choice: {rank or tokens}}."""
    question = survey.questions.get(code=code)
    version, collector = survey.versions.latest(), survey.collectors.first()
    today = timezone.localdate()
    for _ in range(n):
        response = Response.objects.create(
            version=version, collector=collector, draft=None, submitted_on=today
        )
        answer = Answer.objects.create(response=response, question=question, place=place)
        for choice, facts in picks.items():
            picked = question.choices.get(code=choice)
            AnswerChoice.objects.create(answer=answer, choice=picked, **facts)


def test_tokens_are_released_as_people_and_as_an_average(youth_worker):
    survey = make_places_to_meet(youth_worker)
    for mend, new, people in ((6, 4, 0), (0, 5, 5), (2, 0, 8)):
        given = {"mend": mend, "new": new, "people": people}
        say(survey, 20, "money", **{code: {"tokens": n} for code, n in given.items() if n})
    snapshot = release_results(campaign=survey.campaign, by=youth_worker)
    money = table(snapshot, "question", survey.questions.get(code="money").key)
    assert (money["base"], money["scoring"]) == (60, "tokens each, on average")
    assert [(row["code"], row["count"], row["score"]) for row in money["rows"]] == [
        ("people", 40, 4.3),
        ("new", 40, 3.0),
        ("mend", 40, 2.7),
    ]
    assert money["sentences"][0] == (
        "Most of the 60 people who answered gave “Pay people” tokens (67%)."
    )


def test_best_and_worst_are_released_as_people_who_chose_the_best(youth_worker):
    survey = make_places_to_meet(youth_worker)
    say(survey, 25, "need", 1, lights={"rank": 1}, wifi={"rank": 4})
    say(survey, 20, "need", 1, wifi={"rank": 1}, lights={"rank": 4})
    snapshot = release_results(campaign=survey.campaign, by=youth_worker)
    need = table(snapshot, "question", survey.questions.get(code="need").key)
    shown = {row["code"]: row["count"] for row in need["rows"]}
    assert (need["base"], shown["lights"], shown["trees"]) == (45, 25, None)
    assert "scoring" not in need  # others have fewer than ten people


def test_results_are_shown_by_language_way_in_and_group_and_a_small_one_is_hidden(youth_worker):
    listening = make_listening(youth_worker)
    paper = Collector.objects.create(survey=listening.survey, mode=Collector.Mode.PAPER)
    Wording.objects.create(question=listening.written, language="cy", text="Beth?")
    listening.hear(40, "Buses", likes="yes")
    Response.objects.filter(pk__in=listed(40)[:15]).update(language="cy")
    on_paper = listening.hear(4, "Parks", likes="no")
    Response.objects.filter(answers__in=on_paper).update(collector=paper)
    reach = release_results(campaign=listening.campaign, by=youth_worker).tables.first()
    parts = {part["code"]: part for part in reach.content["breakdowns"]}
    bases = {
        code: {group["code"]: group["base"] for group in parts[code]["groups"]}
        for code in ("language", "mode")
    }
    assert bases["language"] == {"cy": 15, "en-gb": 30}
    assert bases["mode"]["paper"] is None


def listed(n: int) -> list:
    return list(Response.objects.order_by("pk").values_list("pk", flat=True)[:n])


def test_a_quote_never_says_which_group_or_language_somebody_is_of(youth_worker):
    listening = make_listening(youth_worker)
    Collector.objects.create(survey=listening.survey, mode=Collector.Mode.PAPER)
    listening.theme("Buses")
    heard = listening.hear(20, "More buses", "Buses", area="chesil", age="11-13")
    listening.hear(20, "A park", area="north", age="8-10")
    listening.hear(20, "A park", area="purbeck", age="14-17")
    listening.quote(heard[0], "Buses")
    tables = release_results(campaign=listening.campaign, by=youth_worker).tables
    assert tables.get(kind="quotes").content["quotes"][0]["by"] == "11 to 13, Chesil"


def test_a_release_that_is_killed_half_way_leaves_nothing_and_is_made_again(
    listening, youth_worker, monkeypatch
):
    def killed(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(type(ReleasedTable.objects), "bulk_create", killed)
        with pytest.raises(SystemExit):
            release_results(campaign=listening.campaign, by=youth_worker)
    assert Snapshot.objects.count() == 0
    assert release_results(campaign=listening.campaign, by=youth_worker).tables.count() > 0
