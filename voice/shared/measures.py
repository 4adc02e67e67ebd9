"""How a number that may be shown is shown: as a count, a whole percentage, an interval and a word.

All of it is made from counts that are already rounded, so none of it says more than they do.
"""

from math import sqrt

NOTHING = {"count": None, "percent": None, "low": None, "high": None, "band": ""}
BANDS = ((90, "nearly all"), (60, "most"), (40, "about half"), (15, "some"), (0, "a few"))


def measured(count: int, base: int) -> dict:
    """`count` people out of `base`, both rounded: {count, percent, low, high, band}."""
    percent = percentage(count / base)
    low, high = interval(min(count, base), base)
    return {"count": count, "percent": percent, "low": low, "high": high, "band": band(percent)}


def percentage(share: float) -> int:
    """A share as a whole percentage, a half upwards, at most 100."""
    return min(100, int(100 * share + 0.5))


def band(percent: int) -> str:
    """A whole percentage in words: the same words for the same percentages everywhere."""
    return next(words for least, words in BANDS if percent >= least)


def interval(count: int, base: int) -> tuple[int, int]:
    """Wilson's 95 % interval for the share, in whole percentages."""
    z = 1.96
    share, extra = count / base, z * z / base
    middle = (share + extra / 2) / (1 + extra)
    half = z * sqrt(share * (1 - share) / base + extra / (4 * base)) / (1 + extra)
    return percentage(max(0.0, middle - half)), percentage(middle + half)


CHOSE = "chose “{label}”"
SAID = {
    "theme": "wrote about “{label}”",
    "themes": "wrote about “{label}”",
    "ranking": "put “{label}” first",
    "tokens": "gave “{label}” tokens",
    "best_worst": "said that “{label}” matters the most of four",
}


def sentence(kind: str, base: int, row: dict) -> str:
    """Such as: Most of the 410 people who answered chose “Yes” (62%)."""
    did = SAID.get(kind, CHOSE).format(label=row["label"])
    many = row["band"].capitalize()
    return f"{many} of the {base} people who answered {did} ({row['percent']}%)."


def sentences(kind: str, content: dict) -> list[str]:
    """The numbers of a table in plain words, the biggest first; at most three."""
    base = content["base"]
    if base is None:
        return []
    if kind == "reach":
        return [f"About {base} people took part."]
    shown = [row for row in content["rows"] if row["count"] is not None]
    return [sentence(kind, base, row) for row in sorted(shown, key=lambda row: -row["count"])[:3]]


def notes(content: dict) -> list[str]:
    """What a reader must know about the numbers of a table, in plain words."""
    if content["base"] is None:
        return ["Fewer than 10 people answered, so no numbers are shown."]
    said = ["Numbers are rounded to the nearest 5. Percentages are made from the rounded numbers."]
    if hidden := hidden_numbers(content):
        numbers = "1 number is" if hidden == 1 else f"{hidden} numbers are"
        said.append(
            f"{numbers} hidden: fewer than 10 people, or a number that would give such a one away."
        )
    return said


def hidden_numbers(content: dict) -> int:
    rows = sum(row["count"] is None for row in content["rows"])
    groups = [group["base"] is None for part in content["breakdowns"] for group in part["groups"]]
    cells = [
        cell["count"] is None and group["base"] is not None
        for part in content["breakdowns"]
        for row in part["rows"]
        for cell, group in zip(row["cells"], part["groups"], strict=True)
    ]
    return rows + sum(groups) + sum(cells)
