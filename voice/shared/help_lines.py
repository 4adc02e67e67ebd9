"""Help lines: who they are, what to ring, and when. One a line, as an administrator writes them."""

import re

PHONE = re.compile(r"\+?\d[\d ]{1,}\d")

# What anybody in the country can turn to, where an organisation has written nothing of its own.
EVERYBODYS = """\
Childline: 0800 1111, free, day and night, for anyone under 19; it does not show on the phone bill
Shout: text SHOUT to 85258, free, day and night
In danger now: 999, ask for the police or an ambulance
"""


def help_lines(text: str = "") -> list[dict[str, str]]:
    """One {name, phone, text} a line of a text; everybody's where there is no line in it."""
    return read(text) or read(EVERYBODYS)


def read(text: str) -> list[dict[str, str]]:
    lines = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, rest = line.partition(":")
        found = PHONE.match(rest.strip())
        phone = found.group() if found else ""
        lines.append(
            {"name": name, "phone": phone, "text": rest.strip()[len(phone) :].strip(" .,")}
        )
    return lines
