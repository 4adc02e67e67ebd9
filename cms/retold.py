"""Published results told again in fewer words: for children, and in Easy Read.

Made from the same released tables and published replies as the whole page, so nothing is shown
here that is not shown there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.told import Heard, Promises, Shown
from voice.programme.models import Commitment

CHILDREN, EASY = "children", "easy"
READINGS = (CHILDREN, EASY)
MOST_LINES = {CHILDREN: 3, EASY: 2}
PICTURES = {"did": "tick", "already": "tick", "will": "clock", "cannot": "cross"}


@dataclass(frozen=True)
class Line:
    """One thing in one sentence. `picture` is an icon; `quote` is somebody's own words."""

    words: str
    picture: str = "speech"
    quote: str = ""


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Line] = field(default_factory=list)


def retold(shown: Iterable[Shown], promises: Iterable[Promises], reading: str) -> list[Part]:
    """What was said, question by question, then what was promised and done. Empty parts are out."""
    shown = list(shown)
    parts = [part for one in shown if (part := said(one, shown, reading))]
    lines = [line for group in promises for line in answered(group, reading)]
    if lines:
        parts.append(Part(_("What happens now"), lines))
    return [part for part in parts if part.lines]


def retold_priority(
    heard: Iterable[Heard], commitments: Iterable[Commitment], reading: str
) -> list[Part]:
    """The same of a priority: what each campaign heard, then what was promised and done."""
    parts = [
        Part(
            one.campaign.title,
            [spoken(each, reading) for each in one.shown if has_number(each)][
                : MOST_LINES[reading]
            ],
        )
        for one in heard
    ]
    replies = [Promises(one.said, "", "", [one]) for one in commitments]
    lines = [line for group in replies for line in answered(group, reading)]
    parts.append(Part(_("What happens now"), lines))
    return [part for part in parts if part.lines]


def said(one: Shown, shown: list[Shown], reading: str) -> Part | None:
    content, most = one.table.content, MOST_LINES[reading]
    if one.table.kind == "reach":
        base = content.get("base")
        words = _("About %(number)d of you took part.") % {"number": base} if base else ""
        return Part(_("Who took part"), [Line(words, "people")] if words else [])
    if one.table.kind == "question":
        rows = sorted(
            (row for row in content["rows"] if row["band"]), key=lambda row: -row["count"]
        )
        sentence = _("%(many)s of you said: %(answer)s.")
        return Part(one.table.title, [Line(in_words(sentence, row), "tick") for row in rows[:most]])
    if one.table.kind == "themes":
        themes = [
            each for each in shown if each.table.content.get("question_key") == one.table.subject
        ]
        return Part(
            one.table.title, [spoken(each, reading) for each in themes if has_number(each)][:most]
        )
    return None


def has_number(theme: Shown) -> bool:
    return bool(theme.table.content["rows"] and theme.table.content["rows"][0]["count"])


def spoken(theme: Shown, reading: str) -> Line:
    """A theme as a sentence; for children with the words of one of them."""
    row = theme.table.content["rows"][0]
    quote = theme.quote if reading == CHILDREN else ""
    return Line(in_words(_("%(many)s of you talked about: %(answer)s."), row), "speech", quote)


def in_words(sentence: str, row: dict) -> str:
    bands = {
        "nearly all": _("Nearly all"),
        "most": _("Most"),
        "about half": _("About half"),
        "some": _("Some"),
        "a few": _("A few"),
    }
    many = bands[row["band"]]
    return sentence % {"many": many, "answer": row["label"].rstrip(".!?")}


def answered(group: Promises, reading: str) -> Iterable[Line]:
    for one in group.commitments:
        about = _("You said: %(what)s.") % {"what": group.about.rstrip(".!?")}
        words = f"{about} {reply_to(one, reading)}" if group.about else reply_to(one, reading)
        yield Line(words, PICTURES.get(one.reply, "info"))


def reply_to(one: Commitment, reading: str) -> str:
    said = {
        Commitment.Reply.DID: _("We did this: %(text)s"),
        Commitment.Reply.ALREADY: _("We do this already: %(text)s"),
        Commitment.Reply.WILL: _("We will do this: %(text)s"),
        Commitment.Reply.CANNOT: _("We cannot do this: %(text)s"),
    }[Commitment.Reply(one.reply)] % {"text": one.text}
    if not one.is_open or reading != CHILDREN:
        return said
    if one.due_on is None:
        return f"{said} " + _("No date was given.")
    return f"{said} " + _("By %(day)s.") % {"day": date_format(one.due_on, "j F Y")}
