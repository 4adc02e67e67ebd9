"""A report as a Word document that a screen reader can walk: headings, alt text, real tables."""

import io
from collections.abc import Sequence

from django.conf import settings
from django.utils.formats import date_format
from docx import Document
from docx.document import Document as Document_
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw, ImageFont

from analysis.released import Heard
from analysis.reports import CampaignPart, PriorityPart, Report
from analysis.sheets import NOTES
from voice.programme.models import Commitment

INK, BAR, TRACK = "#1d2b3a", "#0b5c6b", "#dfe9eb"
ROW_HEIGHT, WIDTH, WORDS_WIDTH = 64, 1600, 720


def document_of(report: Report) -> bytes:
    """The whole report as the bytes of a .docx file."""
    document = Document()
    dress(document, title_of(report), report.organisation.name)
    document.add_heading(title_of(report), level=0)
    if settings.VOICE_DEMONSTRATION:
        document.add_paragraph("A demonstration: every answer here is invented.")
    document.add_paragraph(opening(report))
    if report.waiting:
        document.add_heading("Still to be told", level=1)
        rows = [(part.campaign.title, part.promise) for part in report.waiting]
        add_table(document, ("Campaign", "Promise to young people"), rows)
    if report.plan:
        document.add_heading(f"The plan: {report.plan}", level=1)
        for part in report.priorities:
            add_priority(document, part)
    for part in report.campaigns:
        add_campaign(document, part)
    document.add_heading("How to read the numbers", level=1)
    for note in NOTES:
        document.add_paragraph(note, style="List Bullet")
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def title_of(report: Report) -> str:
    return f"What young people told us, {report.period.title}"


def opening(report: Report) -> str:
    if not report.campaigns:
        return "No results were released in this period, so there are no numbers to show."
    many = len(report.campaigns)
    return (
        f"About {report.voices} answers to {many} campaign{'s' if many > 1 else ''}. "
        f"{report.replies} replies were published, {report.overdue} promised actions are overdue."
    )


def dress(document: Document_, title: str, author: str) -> None:
    """Language, title and type size, which a screen reader and a large-print reader need."""
    properties = document.core_properties
    properties.title, properties.author = title, author
    properties.language = "en-GB"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)


def add_campaign(document: Document_, part: CampaignPart) -> None:
    document.add_heading(part.campaign.title, level=1)
    document.add_paragraph(part.campaign.purpose)
    took_part = f"About {part.base} took part." if part.base else "Too few took part to say."
    document.add_paragraph(f"{took_part} {part.promise}")
    for told in part.unread:
        document.add_paragraph(told)
    for breakdown in part.who:
        rows = [(one["label"], shown(one["base"])) for one in breakdown["groups"]]
        document.add_heading(f"Who took part: {breakdown['label'].lower()}", level=2)
        add_table(document, ("Group", "People"), rows)
    for heard in part.heard:
        add_question(document, heard)


def add_question(document: Document_, heard: Heard) -> None:
    content = heard.table.content
    document.add_heading(heard.table.title, level=2)
    for sentence in content.get("sentences", ()):
        document.add_paragraph(sentence)
    rows = [row for row in content.get("rows", ()) if row["percent"] is not None]
    if not rows:
        document.add_paragraph("Too few people answered to show numbers.")
        return
    add_bars(document, heard.table.title, rows)
    cells = [(row["label"], shown(row["count"]), f"{row['percent']}%") for row in rows]
    add_table(document, ("Answer", "People", "Percent"), cells)
    for theme in heard.themes:
        for quote in theme.quotes[:2]:
            by = f" ({quote['by']})" if quote["by"] else ""
            document.add_paragraph(f"“{quote['words']}”{by}", style="Quote")


def add_priority(document: Document_, part: PriorityPart) -> None:
    document.add_heading(part.priority.title, level=2)
    if part.is_silent:
        document.add_paragraph("Nothing new in this period.")
    for theme in part.themes:
        few = f"Too few people wrote about “{theme.title}” to show how many."
        said = next(iter(theme.content.get("sentences", ())), few)
        campaign = theme.snapshot.campaign.title
        document.add_paragraph(f"{said} ({campaign})", style="List Bullet")
    replies = [
        (one.get_reply_display(), one.text, one.owner_role, due(one)) for one in part.replies
    ]
    if replies:
        add_table(document, ("Reply", "What", "Who", "By"), replies)
    progress = [
        (day(one.reported_on), one.commitment.text, percent(one.percent_done), one.text)
        for one in part.updates
    ]
    if progress:
        add_table(document, ("Day", "Promise", "Done", "Progress"), progress)
    late = [(one.text, one.owner_role, due(one)) for one in part.overdue]
    if late:
        add_table(document, ("Overdue", "Who", "Was due"), late)


def due(commitment: Commitment) -> str:
    return "no date was given" if commitment.is_undated else day(commitment.due_on)


def day(date) -> str:
    return date_format(date, "j F Y") if date else ""


def shown(number: int | None) -> str:
    return "not shown" if number is None else str(number)


def percent(number: int | None) -> str:
    return "" if number is None else f"{number}%"


def add_table(document: Document_, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is marked as headings and comes again on each page."""
    table = document.add_table(rows=1, cols=len(headings), style="Light Grid Accent 1")
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 (python-docx has no other way)
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        cell.text = heading
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()


def add_bars(document: Document_, title: str, rows: Sequence[dict]) -> None:
    """The rows as bars, with the same numbers as alt text."""
    picture = document.add_picture(io.BytesIO(bars_of(rows)), width=Cm(15))
    described = picture._inline.docPr  # noqa: SLF001 (python-docx has no other way)
    said = "; ".join(f"{row['label']} {row['percent']}%" for row in rows)
    described.set("descr", f"Bars for “{title}”: {said}.")
    described.set("title", title)


def bars_of(rows: Sequence[dict]) -> bytes:
    """A PNG: a bar for each row, as long as its percentage."""
    picture = Image.new("RGB", (WIDTH, ROW_HEIGHT * len(rows)), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(30)
    left, full = WORDS_WIDTH + 20, WIDTH - WORDS_WIDTH - 140
    for place, row in enumerate(rows):
        top = place * ROW_HEIGHT + 10
        box = [left, top, left + full, top + 40]
        draw.text((0, top), fitted(draw, row["label"], font), fill=INK, font=font)
        draw.rectangle(box, fill=TRACK)
        draw.rectangle([*box[:2], left + full * row["percent"] / 100, box[3]], fill=BAR)
        draw.text((left + full + 15, top), f"{row['percent']}%", fill=INK, font=font)
    page = io.BytesIO()
    picture.save(page, "PNG", optimize=True)
    return page.getvalue()


def fitted(draw: ImageDraw.ImageDraw, words: str, font) -> str:
    """The words, cut with an ellipsis where they are wider than their column."""
    while draw.textlength(words, font=font) > WORDS_WIDTH and len(words) > 1:
        words = words[:-2] + "…"
    return words
