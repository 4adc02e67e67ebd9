"""A campaign's data protection impact assessment, made from its own settings.

`facts_of` is what a signature covers: what is asked of whom, how, who reads it and how long it is
kept. Nothing else opens an assessment again, such as who works for the organisation today.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format

from surveys.journey import DRAFTS_LAST
from surveys.models import AGE_BANDS, Breakdown, Kind, Layer, Survey, Wording
from surveys.queries import OutlineQuestion, outline_of
from voice.programme import retention
from voice.programme.hours import has_hours
from voice.programme.models import Campaign, ImpactAssessment
from voice.shared.languages import name_of

CAMPAIGN_FACTS = ("title", "purpose", "asked_by", "readers", "is_sensitive", "months_kept")
CAMPAIGN_DAYS = ("opens_on", "closes_on", "feedback_promised_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assessment stands: never signed, signed as things are, or changed since."""

    signed: ImpactAssessment | None
    is_current: bool

    @property
    def may_go_ahead(self) -> bool:
        ahead = ImpactAssessment.Decision.GO_AHEAD
        return self.is_current and self.signed is not None and self.signed.decision == ahead


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong, what is done about it here, and what people have to see to."""

    risk: str
    done: str
    left: str


@dataclass(frozen=True, slots=True)
class Kept:
    what: str
    how_long: str


def facts_of(campaign: Campaign) -> dict:
    """The settings that an assessment is about, as plain JSON."""
    organisation = campaign.organisation
    return {
        **{name: getattr(campaign, name) for name in CAMPAIGN_FACTS},
        **{name: getattr(campaign, name).isoformat() for name in CAMPAIGN_DAYS},
        "organisation": organisation.name,
        "answers_go_by": campaign.answers_go_by.isoformat(),
        "drafts_last": DRAFTS_LAST.days,
        "help_lines": [
            *organisation.help_text.strip().splitlines(),
            *organisation.front_door.strip().splitlines(),
        ],
        "hours": hours_in_words(campaign),
        "exit": settings.EXIT_ADDRESS,
        "surveys": [facts_of_survey(one) for one in campaign.surveys.order_by("pk")],
    }


def hours_in_words(campaign: Campaign) -> list[str]:
    """When somebody reads, and what happens at other times."""
    if not has_hours(campaign):
        return []
    days = ", ".join(str(WEEKDAYS[day]) for day in campaign.staffed_days)
    times = f"{campaign.staffed_from:%H:%M} to {campaign.staffed_until:%H:%M}"
    return [f"{days}, {times}", campaign.get_outside_hours_display()]


def facts_of_survey(survey: Survey) -> dict:
    bands = dict(AGE_BANDS)
    wordings = Wording.objects.current().filter(question__survey=survey)
    spoken = sorted(set(wordings.values_list("language", "layer")))
    return {
        "title": survey.title,
        "audience": survey.get_audience_display(),
        "ages": [bands.get(code, code) for code in survey.age_bands],
        "languages": [[name_of(language), Layer(layer).label] for language, layer in spoken],
        "may_ask_to_quote": survey.may_ask_to_quote,
        "ways_in": sorted({one.get_mode_display() for one in survey.collectors.all()}),
        "questions": [facts_of_question(one) for one in outline_of(survey).questions()],
    }


def facts_of_question(question: OutlineQuestion) -> dict:
    row = question.row
    return {
        "words": question.text,
        "kind": Kind(row.kind).label,
        "is_written": row.is_written,
        "is_artwork": row.kind == Kind.ARTWORK,
        "is_required": row.is_required,
        "about_person": Breakdown(row.breakdown).label if row.breakdown else "",
        "is_about_you": row.section.is_about_you,
        "why": question.reason,
        "ages": row.age_bands,
    }


def covers(facts: dict) -> str:
    """The hash of what is signed."""
    plain = json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()


def standing_of(campaign: Campaign, facts: dict | None = None) -> Standing:
    """Where the campaign's assessment stands. One query where it was never signed."""
    signed = campaign.assessments.select_related("signed_by").first()
    if signed is None:
        return Standing(None, is_current=False)
    return Standing(signed, is_current=signed.covers == covers(facts or facts_of(campaign)))


# Words -------------------------------------------------------------------------------------------


def kept(facts: dict) -> list[Kept]:
    """How long each kind of record is kept: the very figures that the daily work uses."""
    months = facts["months_kept"]
    last = date_format(dt.date.fromisoformat(facts["answers_go_by"]), "j F Y")
    return [
        Kept("Answers begun and not sent", f"{facts['drafts_last']} days after the last save"),
        Kept(
            "Answers that were sent, with what readers decided and the themes",
            f"{months} months after results are published, and at the latest until {last}",
        ),
        Kept("Published counts and quotes", "for good: nobody can be found in them"),
        Kept(
            "What young people write to the team",
            f"{retention.CONTACT_LASTS.days} days after it was answered",
        ),
        Kept(
            "Records of what was referred, with a copy of the answer",
            f"{retention.REFERRAL_MONTHS} months after they are closed, also when the answer is "
            "withdrawn",
        ),
        Kept("Complaints", f"{retention.COMPLAINT_MONTHS} months after they are closed"),
        Kept(
            "The record of who did what, without a word of any answer",
            f"{retention.AUDIT_MONTHS // 12} years",
        ),
        Kept(
            "Logs of the web server, without addresses",
            f"{retention.ACCESS_LOGS_LAST.days} days",
        ),
        Kept("Backups", f"{retention.BACKUPS_LAST.days} days"),
    ]


def all_questions(facts: dict) -> list[dict]:
    return [question for survey in facts["surveys"] for question in survey["questions"]]


def risks(facts: dict) -> list[Risk]:
    """What may go wrong with this campaign: some always, some because of its settings."""
    asked = all_questions(facts)
    found = [
        Risk(
            "Somebody finds out who gave an answer.",
            "No name, account, address, device or time of day is kept with answers. No group of "
            "fewer than ten is shown, and none can be worked out.",
            "Do not ask for details that only one person can have.",
        ),
        Risk(
            "Answers are used for something else, or kept too long.",
            "They are deleted by themselves on the days above. Every decision, and every copy "
            "made for somebody, is written down in a record that cannot be changed unseen.",
            "Publish results by the day that was promised.",
        ),
    ]
    return [*found, *risks_of_words(asked), *risks_of_settings(facts, asked)]


def risks_of_words(asked: list[dict]) -> Iterator[Risk]:
    if any(question["is_written"] for question in asked):
        yield Risk(
            "A child writes about harm, or writes names.",
            "Every written answer is held until a person releases it. What was flagged is always "
            "read; of the rest, where there is more than people can read, a blind sample of 300. "
            "Help lines and a way out stand on every page. Personal details are marked for the "
            "reader, who takes them out.",
            "Have readers on every staffed day, and a safeguarding lead who answers.",
        )
    if any(question["is_artwork"] for question in asked):
        yield Risk(
            "A picture shows a face, a place or a name.",
            "Pictures are made anew without anything hidden in the file, kept in the database, "
            "and shown to readers alone.",
            "Look at each picture before it is shown to anybody.",
        )


def risks_of_settings(facts: dict, asked: list[dict]) -> Iterator[Risk]:
    if any(question["about_person"] or question["is_about_you"] for question in asked):
        yield Risk(
            "Questions about the person make small groups.",
            "They come last, are not compulsory, and say why they are asked.",
            "Ask only what the results will really be shown by.",
        )
    if facts["is_sensitive"]:
        yield Risk(
            "Somebody sees what a child answered about something sensitive.",
            "Earlier answers are never shown again on the screen, and a way out is on every page.",
            "Tell those who look after the children what will be asked.",
        )
    if any(survey["may_ask_to_quote"] for survey in facts["surveys"]):
        yield Risk(
            "A quote gives somebody away.",
            "Only words whose writer said yes are shown, chosen by one person and checked by "
            "another. What is said of the writer is true of at least ten people. Whoever takes "
            "their answers back takes the quotes back.",
            "Read quotes as somebody from the same school would.",
        )
    if any("Imported file" in survey["ways_in"] for survey in facts["surveys"]):
        yield Risk(
            "A file of answers brings more than it should.",
            "Only matched columns are kept, and the file is deleted once it was read in.",
            "Tell people before that their answers go on to here.",
        )
