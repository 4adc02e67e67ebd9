"""How released tables are laid out."""

from django import template

register = template.Library()


@register.filter
def labelled(breakdown: dict, rows: list[dict]) -> list[tuple[str, list[dict]]]:
    """The rows of a breakdown with the words of the rows they stand for."""
    labels = {row["code"]: row["label"] for row in rows}
    return [(labels.get(row["code"], ""), row["cells"]) for row in breakdown["rows"]]
