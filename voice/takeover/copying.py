"""What a Takeover keeps of a young person besides their answers, for the copy they may have."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from analysis.copying import copy_of
from surveys.models import Response
from voice.takeover.models import Application

Facts = list[dict[str, Any]]


def kept_with(response: Response) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """(sections of `title` and `facts`, each a `name` and a `value`; pictures by the name of their
    file). Both empty where the response is no application. Of staff and hosts no names."""
    application = Application.objects.filter(response=response).first()
    if application is None:
        return [], {}
    drawn = {
        f"diary-{number}.jpg": bytes(entry.picture)
        for number, entry in enumerate(application.diary.all(), start=1)
        if entry.picture
    }
    sections = [{"title": title, "facts": told} for title, told in sections_of(application) if told]
    return sections, drawn


def sections_of(application: Application) -> Iterator[tuple[str, Facts]]:
    yield "How to reach you", contact_of(application)
    yield "What you asked for", asked_for(application)
    yield "Who has the say", consent_of(application)
    yield "Your places", [fact for row in application.placements.all() for fact in place_of(row)]
    yield "Workshops", [fact for row in application.bookings.all() for fact in workshop_of(row)]
    yield "Your diary", diary_of(application)
    yield "When you asked for help", help_of(application)
    yield "Before and after", measured(application)
    yield "Your certificate", certificate_of(application)
    yield (
        "What you said of the report",
        [
            fact
            for row in application.report_checks.all()
            for fact in facts(
                ("Is it right?", "Yes" if row.is_right else "No"), ("Words", row.text)
            )
        ],
    )


def facts(*pairs: tuple[str, Any]) -> Facts:
    """Those of them that say something."""
    return [{"name": name, "value": value} for name, value in pairs if value not in (None, "", [])]


def day(moment) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y, %H:%M}" if moment else ""


def contact_of(application: Application) -> Facts:
    contact = getattr(application, "contact", None)
    if contact is None:
        return []
    return facts(
        ("Name", contact.name),
        ("E-mail", contact.email),
        ("Phone", contact.phone),
        ("Parent or carer", contact.parent_name),
        ("Their e-mail", contact.parent_email),
        ("Phone in an emergency", contact.emergency_phone),
    )


def asked_for(application: Application) -> Facts:
    chosen = application.choices.select_related("opportunity")
    return facts(
        *((f"Choice {row.rank}", row.opportunity.role) for row in chosen),
        ("Travel", application.get_travel_display()),
        ("The word that friends share", application.together_word),
        ("How many places you would like", application.most),
        ("Sent on", application.sent_on and f"{application.sent_on:%-d %B %Y}"),
        ("Taken back on", application.withdrawn_on and f"{application.withdrawn_on:%-d %B %Y}"),
    )


def consent_of(application: Application) -> Facts:
    consent = getattr(application, "consent", None)
    if consent is None:
        return []
    return facts(
        ("By your age", consent.get_rule_display()),
        ("A parent or carer was written to", day(consent.sent_at)),
        ("They said", consent.get_answer_display()),
    )


def place_of(row) -> Facts:
    return facts(
        ("With", row.opportunity.role if row.opportunity else "On the waiting list"),
        ("Why", "; ".join(one["words"] for one in row.why if one.get("words"))),
        ("The host said yes", day(row.confirmed_at)),
        ("It ended", row.get_ended_display()),
        ("On the day", row.get_attended_display()),
        ("Hours", row.hours),
    )


def workshop_of(row) -> Facts:
    came = {True: "You came", False: "You did not come"}.get(row.has_attended, "")
    return facts(
        ("Booked", f"{row.workshop.title}, {day(row.workshop.begins_at)}"),
        ("Cancelled", day(row.cancelled_at)),
        ("On the day", came),
    )


def diary_of(application: Application) -> Facts:
    rows = enumerate(application.diary.all(), start=1)
    return [
        fact
        for number, row in rows
        for fact in facts(
            ("Day", f"{row.wrote_on:%-d %B %Y}"),
            ("Words", row.text),
            ("Picture", row.picture and f"diary-{number}.jpg: {row.picture_shows}"),
            ("May be shown", "Yes" if row.may_show else "No"),
        )
    ]


def help_of(application: Application) -> Facts:
    return [
        fact
        for row in application.help_requests.all()
        for fact in facts(
            ("Asked", day(row.made_at)),
            ("Words", row.text),
            ("Answered", day(row.answered_at)),
            ("What was noted", row.note),
        )
    ]


def certificate_of(application: Application) -> Facts:
    certificate = getattr(application, "certificate", None)
    if certificate is None:
        return []
    return facts(
        ("For", certificate.role),
        ("Hours", certificate.hours),
        ("Given on", f"{certificate.issued_on:%-d %B %Y}"),
    )


def measured(application: Application) -> Facts:
    rows = application.measures.select_related("response__version__survey__campaign")
    return [
        fact
        for row in rows.order_by("moment")
        for answer in copy_of(row.response)["answers"]
        for fact in facts(
            (
                f"{row.get_moment_display()}: {answer['question']}",
                ", ".join(one["words"] for one in answer["choices"])
                or answer["text"]
                or answer["refusal"],
            )
        )
    ]
