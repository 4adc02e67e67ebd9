"""The files that the demonstration is made from."""

import csv
import json
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"


def read_json(name: str) -> dict:
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds several things."""
    return [part.strip() for part in cell.split(";") if part.strip()]
