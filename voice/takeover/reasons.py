"""Why somebody got what they got, in the words in which they are told it themselves.

What the desk reads is kept with the placement in `words`; young people read this, each in their
own language.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from voice.takeover.models import ACCESS

# Why a pair cannot be, as the desk reads it.
OTHER_AGE = "it is for people of another age"
NOT_ONLINE = "it is not online"
NO_TRAVEL = "nobody arranges travel there"
LACKS = "it does not have what they need: "
FORBIDDEN = "a youth worker decided so"


def lacks(codes: list[str]) -> str:
    words = dict(ACCESS)
    return LACKS + ", ".join(str(words.get(code, code)).lower() for code in codes)


def full(number: int, detail: str) -> str:
    return ngettext(
        "It is full. %(number)d other person had as strong a claim as you, or a stronger one.",
        "It is full. %(number)d other people had as strong a claim as you, or a stronger one.",
        number,
    ) % {"number": number}


def too_few(number: int, detail: str) -> str:
    words = _("It does not happen. Fewer than %(number)d people could take part.")
    return words % {"number": number}


def impossible(number: int, detail: str) -> str:
    if detail.startswith(LACKS):
        by_words = {str(words).lower(): words for _code, words in ACCESS}
        things = [str(by_words.get(one, one)) for one in detail[len(LACKS) :].split(", ")]
        return _("It does not have what you need: %(things)s.") % {"things": ", ".join(things)}
    return {
        OTHER_AGE: _("It is for people of another age."),
        NOT_ONLINE: _("It is not online."),
        NO_TRAVEL: _("Nobody can arrange the journey there."),
    }.get(detail, _("A youth worker decided so. You can ask them why."))


SAID: dict[str, Callable[[int, str], str]] = {
    "placed": lambda number, detail: _("You got this one."),
    "no_places": lambda number, detail: _("It has no places any more."),
    "impossible": impossible,
    "full": full,
    "too_few": too_few,
    "higher": lambda number, detail: _("You got something that you wanted more."),
    "clash": lambda number, detail: _(
        "It is at the same time as another one, or not all of your friends could go."
    ),
    "took": lambda number, detail: _("You chose this place yourself."),
    "next": lambda number, detail: _("A place became free, and you were next."),
}


def told(row: dict) -> str:
    """One row of `Placement.why` as the young person reads it."""
    say = SAID.get(row.get("code", ""))
    return say(row.get("number", 0), row.get("detail", "")) if say else row["words"]
