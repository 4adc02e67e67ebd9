"""How released tables and promises are laid out."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from voice.programme.models import Commitment

register = template.Library()


@register.filter
def labelled(breakdown: dict, rows: list[dict]) -> list[tuple[str, list[dict]]]:
    """The rows of a breakdown with the words of the rows they stand for."""
    labels = {row["code"]: row["label"] for row in rows}
    return [(labels.get(row["code"], ""), row["cells"]) for row in breakdown["rows"]]


@register.inclusion_tag("components/said_did.html")
def promise(commitment: Commitment, said: str, said_note: str = "", quote: str = "", level=3):
    """What people said beside what was promised or done about it; a quote where there is one."""
    status, kind = status_of(commitment)
    return {
        "said": _("“%(words)s”") % {"words": quote} if quote else said,
        "said_note": said_note,
        "did_title": commitment.get_reply_display(),
        "did": commitment.text,
        "did_note": note_of(commitment),
        "status": status,
        "status_kind": kind,
        "level": level,
    }


def status_of(commitment: Commitment) -> tuple[str, str]:
    """Where a promise stands, in words and as a kind of chip."""
    if commitment.done_on or commitment.reply == Commitment.Reply.DID:
        return _("Done"), "good"
    if commitment.reply == Commitment.Reply.ALREADY:
        return _("Already there"), "good"
    if commitment.reply == Commitment.Reply.CANNOT:
        return _("Not possible"), "warn"
    return (_("Late"), "warn") if commitment.is_overdue else (_("On its way"), "accent")


def note_of(commitment: Commitment) -> str:
    """By when or since when, and which post owns it."""
    parts = []
    if commitment.done_on:
        parts.append(_("Done on %(day)s.") % {"day": date_format(commitment.done_on, "j F Y")})
    elif commitment.due_on and commitment.reply == Commitment.Reply.WILL:
        parts.append(_("By %(day)s.") % {"day": date_format(commitment.due_on, "j F Y")})
    elif commitment.is_undated:
        parts.append(_("No date was given."))
    if commitment.owner_role:
        parts.append(_("Who: %(role)s.") % {"role": commitment.owner_role})
    return " ".join(parts)
