"""The parts that wrap other parts, and small marks. Leaves are plain includes of `components/`."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

DIRECTIONAL = {"back", "next", "exit"}
STATIC = Path(__file__).resolve().parents[2] / "static" / "voice"
SPRITE, PICTURES = STATIC / "icons" / "sprite.svg", STATIC / "pictures"
SYMBOL = re.compile(r'<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)</symbol>')


@cache
def symbols() -> dict[str, tuple[str, str]]:
    """(view box, drawing) of each symbol of the one file of icons."""
    sprite = SPRITE.read_text(encoding="utf-8")
    return {name: (box, mark_safe(inside)) for name, box, inside in SYMBOL.findall(sprite)}  # noqa: S308


def drawn(name: str, css_class: str):
    """A symbol drawn in the page itself, so that a phone need not ask for a further file."""
    box, inside = symbols()[name]
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>',
        css_class,
        box,
        inside,
    )


@register.simple_tag
def icon(name: str, css_class: str = "icon"):
    """A picture beside words that already say it."""
    return drawn(name, f"{css_class} icon-turns" if name in DIRECTIONAL else css_class)


@register.simple_tag
def face(number: int):
    """One of the five faces (1 saddest, 5 happiest). Decoration: the words stand beside it."""
    return drawn(f"face-{number}", f"face face-{number}")


@register.simple_tag
def picture(name: str, css_class: str = ""):
    """One of our drawings in `static/voice/pictures/`, as decoration."""
    return format_html(
        '<img src="{}" alt="" class="{}">', static(f"voice/pictures/{name}.svg"), css_class
    )


@register.simple_tag
def picture_within(name: str, css_class: str = ""):
    """As `picture`, drawn in the page itself: no further file to fetch, and nothing that jumps."""
    return format_html('<svg class="{}" aria-hidden="true" {}', css_class, drawing_within(name))


@cache
def drawing_within(name: str):
    """The source of one of our drawings, from its first attribute on."""
    source = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    source = source[source.index("<svg ") :].replace('xmlns="http://www.w3.org/2000/svg" ', "", 1)
    return mark_safe(source.removeprefix("<svg ").strip())  # noqa: S308


@register.simple_block_tag
def notice(content, kind="info", title="", level=2):
    """`kind`: info, good, warn or bad."""
    return render_to_string(
        "components/notice.html",
        {"content": content, "kind": kind, "title": title, "level": level},
    )


@register.simple_block_tag
def card(content, title="", href="", picture="", level=3, foot=""):
    """A card; with `href` its heading is a link that covers it. `picture`: an image's address."""
    return render_to_string(
        "components/card.html",
        {
            "content": content,
            "title": title,
            "href": href,
            "picture": picture,
            "level": level,
            "foot": foot,
        },
    )


@register.simple_block_tag
def panel(content, title="", action="", href="", level=2, id=""):  # noqa: A002 (the attribute)
    """A titled part of a desk page, with at most one action beside its title."""
    return render_to_string(
        "components/panel.html",
        {
            "content": content,
            "title": title,
            "action": action,
            "href": href,
            "level": level,
            "id": id,
        },
    )


@register.simple_block_tag
def empty(content, title="", picture="bucket", level=2):
    """What a list shows when there is nothing in it yet: why, and what to do next."""
    return render_to_string(
        "components/empty.html",
        {"content": content, "title": title, "picture": picture, "level": level},
    )


@register.inclusion_tag("components/nav_link.html", takes_context=True)
def nav_link(context, href, text, icon="", count=None, exact=False):
    """A link of a menu, marked as current on its own page and on the pages below it."""
    request = context.get("request")
    path = request.path if request else ""
    current = ""
    if href and path == href:
        current = "page"
    elif href and not exact and path.startswith(href):
        current = "true"
    return {"href": href, "text": text, "icon": icon, "count": count, "current": current}


@register.simple_tag(takes_context=True)
def address_with(context, **changes):
    """This page's query string with some values changed, for links to other pages of a list."""
    request = context.get("request")
    kept = request.GET.copy() if request else {}
    for key, value in changes.items():
        kept[key] = value
    return "?" + (kept.urlencode() if request else urlencode(kept))


@register.filter
def drawing(svg: str):
    """An SVG that the server itself drew (a QR code), set into the page without its XML heading."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308 (never anything that a person sent)


@register.filter
def percent_of(count, base):
    """`count` as a whole percentage of `base`, or 0 where there is no base."""
    return round(100 * count / base) if base else 0


@register.filter
def with_numbers(parts: list[dict] | None) -> list[dict]:
    """The breakdowns of a released table in which at least one number may be shown."""
    return [part for part in parts or () if has_numbers(part)]


def has_numbers(part: dict) -> bool:
    if part["rows"]:
        return any(cell["count"] for row in part["rows"] for cell in row["cells"])
    return any(group["base"] for group in part["groups"])
