"""How much the screening catches, how often it alarms for nothing, and how long it takes.

    python -m bench.screening [--answers FOLDER] [--part "held out"] [--misses]

Recall is measured on the invented cases of `bench/screening/cases.csv`; false alarms on real
answers, any CSV files with a column `text`. `--misses` lists what the development part missed; it
never shows a text of the part held out.
"""

import argparse
import csv
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

from surveys.screening import Band, Screening, screen
from surveys.screening.phrases import RULES

CASES = Path(__file__).parent / "screening" / "cases.csv"
HELD_OUT, DEVELOPMENT = "held out", "development"
Z = 1.959964  # 95 %
RAN = 20  # times
NOT_ENGLISH = {"finnish_youth", "uit_vsfc", "sib200_33lang"}


def wilson_lower(caught: int, of: int) -> float:
    """The lower end of the 95 % score interval of a share (Wilson 1927)."""
    if not of:
        return 0.0
    share, square = caught / of, Z * Z
    middle = share + square / (2 * of)
    return (middle - Z * sqrt(share * (1 - share) / of + square / (4 * of * of))) / (
        1 + square / of
    )


def read_cases(part: str) -> list[dict]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["part"] == part]


def is_right(expected: str, found: Screening) -> bool:
    """Danger must be marked as danger; harm as harm or danger; the rest must not be marked."""
    if expected == "danger":
        return found.band is Band.DANGER
    if expected == "harm":
        return found.band in {Band.HARM, Band.DANGER}
    if expected == "unread":
        return found.band in {Band.UNREAD, Band.DANGER}
    if expected == "personal":
        return bool(found.personal)
    if expected == "impersonal":
        return not found.personal
    return found.band is Band.REST


def line(name: str, caught: int, of: int) -> str:
    return f"{name:<58}{caught:>5} of {of:<5}{caught / of:>7.3f}{wilson_lower(caught, of):>9.3f}"


def recall(part: str, *, misses: bool) -> None:
    """Print what was caught, by band, by category and by function."""
    cases = read_cases(part)
    found = [(case, screen(case["text"])) for case in cases]
    right = [(case, is_right(case["expected"], result)) for case, result in found]
    print(f"\nInvented cases, part “{part}”: {len(cases)}. Measured on invented examples.")
    print(f"{'':<58}{'caught':>13}{'share':>7}{'at least':>9}")
    for expected in ("danger", "harm", "ordinary", "unread", "personal", "impersonal"):
        report(f"as it should be: {expected}", [ok for c, ok in right if c["expected"] == expected])
    print("\nBy category (danger and harm)")
    for category in sorted({case["category"] for case in cases if case["category"]}):
        serious = [
            ok
            for case, ok in right
            if case["category"] == category and case["expected"] in {"danger", "harm"}
        ]
        report(category, serious)
    by_function = defaultdict(list)
    for case, ok in right:
        by_function[case["function"]].append(ok)
    print("\nThe weakest functions")
    for name, oks in sorted(by_function.items(), key=lambda item: statistics.mean(item[1]))[:8]:
        report(name, oks)
    if misses and part == DEVELOPMENT:
        for case, result in found:
            if not is_right(case["expected"], result):
                why = ", ".join(f"{mark.category}/{mark.rule}" for mark in result.marks)
                print(f"  {case['expected']:<9}{result.band.name:<7}{case['text']}  [{why}]")


def report(name: str, oks: list[bool]) -> None:
    if oks:
        print(line(name, sum(oks), len(oks)))


def answers_in(path: Path) -> Iterable[str]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row.get("text", "").strip():
                yield row["text"]


def false_alarms(folder: Path) -> None:
    """Print how many of 100 real, ordinary answers come to the top for nothing."""
    heads = "".join(f"{name:>9}" for name in ("answers", "danger", "unread", "harm", "all"))
    print(f"\n{'Marked per 100 real answers':<47}{heads}")
    for path in sorted(folder.glob("*.csv")):
        bands = Counter(screen(text).band for text in answers_in(path))
        total = bands.total()
        if not total or path.stem in NOT_ENGLISH:
            continue
        shares = [100 * bands[band] / total for band in (Band.DANGER, Band.UNREAD, Band.HARM)]
        shown = "".join(f"{share:>9.2f}" for share in (*shares, sum(shares)))
        print(f"  {path.stem:<45}{total:>9}{shown}")


def speed() -> None:
    """Print milliseconds for 5,000 characters: everyday words, and the worst that we know."""
    for rule in RULES:
        _ = rule.compiled
    cases = read_cases(DEVELOPMENT)
    everyday = " ".join(case["text"] + "." for case in cases if case["expected"] == "ordinary")
    grave = " ".join(case["text"] + "." for case in cases if case["expected"] == "danger")
    endless = "my dad he she they " * 300
    print("\nMilliseconds for 5,000 characters (of one processor: median, slowest)")
    texts = {
        "everyday": everyday,
        "danger in every sentence": grave,
        "one endless sentence": endless,
        "5,000 emoji": "😭" * 5000,
    }
    for name, text in texts.items():
        whole = (text * 10)[:5000]
        took = []
        for _ in range(RAN):
            began = time.process_time()
            screen(whole, seconds=60)
            took.append(1000 * (time.process_time() - began))
        print(f"  {name:<40}{statistics.median(took):>8.1f}{max(took):>8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=Path, help="a folder of CSV files with a column text")
    parser.add_argument("--part", choices=[HELD_OUT, DEVELOPMENT], default=HELD_OUT)
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    recall(chosen.part, misses=chosen.misses)
    if chosen.answers:
        false_alarms(chosen.answers)
    speed()


if __name__ == "__main__":
    main()
