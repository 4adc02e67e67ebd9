"""The impact report as a Word document."""

import io

from django.conf import settings
from docx import Document
from docx.document import Document as Document_

from analysis.report_document import add_table, day, dress, percent, shown
from voice.takeover.models import ImpactReport

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def document_of(report: ImpactReport, shown_of: dict) -> bytes:
    """The whole report as the bytes of a .docx file. shown_of: as its page is drawn from."""
    document = Document()
    title = f"{report.challenge}: what came of it"
    dress(document, title, report.challenge.organisation.name)
    document.add_heading(title, level=0)
    if settings.VOICE_DEMONSTRATION:
        document.add_paragraph("A demonstration: everybody and everything here is invented.")
    document.add_paragraph(report.opening)
    add_numbers(document, report.content)
    for key, heading in (("change", "Young people"), ("host_change", "Hosts")):
        if report.content.get(key):
            add_change(document, report.content[key], heading)
    add_themes(document, shown_of["heard"])
    add_recommendations(document, shown_of["recommendations"])
    if report.next_steps:
        document.add_heading("What comes next", level=1)
        document.add_paragraph(report.next_steps)
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def add_numbers(document: Document_, content: dict) -> None:
    document.add_heading("Who took part", level=1)
    for sentence in content["who"].get("sentences", ()):
        document.add_paragraph(sentence)
    document.add_paragraph(
        f"Applied: {shown(content['applied'])}. Took part: {shown(content['took_part'])}. "
        f"Hosts: {content['hosts']}."
    )
    for part in content["who"].get("breakdowns", ()):
        document.add_heading(part["label"], level=2)
        rows = [(group["label"], shown(group["base"])) for group in part["groups"]]
        add_table(document, ("Group", "People"), rows)
    for note in content["who"].get("notes", ()):
        document.add_paragraph(note)


def add_change(document: Document_, content: dict, heading: str) -> None:
    document.add_heading(f"Before and after: {heading.lower()}", level=1)
    rows = []
    for row in content["rows"]:
        if row["base"] is None:
            rows.append((row["label"], "not shown", "", "", row["words"]))
            continue
        interval = f"{row['change']:+} ({row['low']:+} to {row['high']:+})"
        rows.append((row["label"], str(row["before"]), str(row["after"]), interval, row["words"]))
    add_table(document, ("Item", "Before", "After", "Change", "In words"), rows)
    for note in content["notes"]:
        document.add_paragraph(note)


def add_themes(document: Document_, heard: list) -> None:
    for question in heard:
        document.add_heading(question.table.title, level=1)
        for theme in question.themes:
            said = next(iter(theme.table.content.get("sentences", ())), theme.table.title)
            document.add_paragraph(said, style="List Bullet")
            for quote in theme.quotes[:2]:
                document.add_paragraph(f"“{quote['words']}”", style="Quote")


def add_recommendations(document: Document_, recommendations) -> None:
    document.add_heading("What young people ask of the Board", level=1)
    rows = []
    for one in recommendations:
        answer = one.get_decision_display() if one.decision else "Not answered yet"
        told = one.commitment.updates.all() if one.commitment else ()
        progress = " ".join(
            f"{day(update.reported_on)}: {percent(update.percent_done)} {update.text}"
            for update in told
        )
        rows.append(
            (one.text, f"{answer}. {one.reason}", one.owner_role, day(one.due_on), progress)
        )
    add_table(document, ("What", "Answer", "Who", "By", "Progress"), rows)
