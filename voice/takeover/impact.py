"""What came of a Takeover, counted exactly here and shown only as the gate lets it be."""

from collections import defaultdict

from analysis.released import Heard, arranged, without_withdrawn_quotes
from surveys.models import Answer, Question, Survey
from surveys.results import words_of
from voice.programme.models import ReleasedTable, Snapshot
from voice.shared.disclosure import Draft, Paired, release_change, release_survey
from voice.shared.suppression import is_small, rounded
from voice.shared.tables import is_settled
from voice.takeover.fairness_table import partings_of, splits_of
from voice.takeover.models import Application, Challenge, Measure, Placement
from voice.takeover.queries import published_match

CAME = (Placement.Attended.CAME, Placement.Attended.PARTLY)


def who_came(challenge: Challenge) -> list[Application]:
    """Young people who came, for all of it or a part."""
    match = published_match(challenge)
    if match is None:
        return []
    came = match.placements.filter(attended__in=CAME)
    return list(challenge.applications.filter(pk__in=came.values("application")).order_by("key"))


def counted_content(challenge: Challenge, before: dict) -> dict:
    """{applied, took_part, hosts, who, change, host_change, fairness}, after the gate.

    before: the content of the draft before this one, so that one more person tells nothing.
    """
    people = who_came(challenge)
    splits = splits_of(partings_of(challenge), people)
    draft = Draft(
        "reach", f"{challenge.key}-came", "Who took part", "Young people",
        "people who took part", len(people), splits=splits,
    )  # fmt: skip
    earlier = {("reach", draft.subject): before["who"]} if before.get("who") else {}
    who = release_survey(draft, [], earlier)[0].content
    match = published_match(challenge)
    came = match.placements.filter(attended__in=CAME) if match else Placement.objects.none()
    return {
        "applied": applied(challenge, before),
        "took_part": who["base"],
        "hosts": came.values("opportunity__host").distinct().count(),
        "who": who,
        "change": change(challenge, "Young people", challenge.measures, before.get("change")),
        "host_change": change(
            challenge, "Hosts", challenge.host_measures, before.get("host_change")
        ),
        "fairness": match.facts.get("fairness") if match else None,
    }  # fmt: skip


def applied(challenge: Challenge, before: dict) -> int | None:
    """How many applied, as it may be shown; what was shown stays until many more have."""
    count = challenge.applications.sent().count()
    if "applied" in before and is_settled(count, before["applied"]):
        return before["applied"]
    return None if is_small(count) else rounded(count)


def change(challenge: Challenge, audience: str, survey: Survey | None, before) -> dict | None:
    """Each item before and after, of the young people or the hosts."""
    if survey is None:
        return None
    return release_change(
        subject=f"{challenge.key}-{audience}",
        title="Before and after",
        audience=audience,
        items=paired_items(challenge, survey),
        before=before or {},
    ).content


def paired_items(challenge: Challenge, survey: Survey) -> list[Paired]:
    """What the same person answered before and after, as numbers on the item's scale."""
    words = words_of(survey).questions
    responses: dict[tuple, dict[str, object]] = defaultdict(dict)
    measures = Measure.objects.filter(response__version__survey=survey)
    for row in measures.exclude(response__submitted_on=None):
        responses[row.application_id, row.host_id][row.moment] = row.response_id
    complete = [both for both in responses.values() if len(both) == 2]
    items = []
    for question in survey.questions.current().prefetch_related("choices"):
        said = scores(question)
        pairs = [
            (said[both["before"]], said[both["after"]])
            for both in complete
            if both["before"] in said and both["after"] in said
        ]
        items.append(Paired(question.code, words.get(question.pk, question.code), tuple(pairs)))
    return items


def scores(question: Question) -> dict:
    """The number of each response's choice, where every choice of the question has one for code."""
    numbers = {choice.pk: choice.code for choice in question.choices.all()}
    if not all(code.isdecimal() for code in numbers.values()):
        return {}
    answers = Answer.objects.filter(question=question, response__submitted_on__isnull=False)
    picked = answers.filter(picked__isnull=False).values_list("response", "picked__choice")
    return {response: int(numbers[choice]) for response, choice in picked if choice in numbers}


def heard_of(challenge: Challenge) -> list[Heard]:
    """What the campaign's latest release holds of themes, with quotes that may still be shown."""
    snapshot = Snapshot.objects.filter(campaign=challenge.campaign).first()
    if snapshot is None:
        return []
    tables = without_withdrawn_quotes(ReleasedTable.objects.filter(snapshot=snapshot))
    return [heard for heard in arranged(tables) if heard.themes]
