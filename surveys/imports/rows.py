"""From one row of a file to one response, or to the reason why not."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from surveys.flow import TOKENS
from surveys.frozen import FrozenQuestion, FrozenSurvey
from surveys.imports.matching import (
    ID,
    QUESTION,
    QUOTE,
    WHY,
    YES,
    age_ranges,
    band_of,
    meanings,
    plain,
    refusal_of,
)
from surveys.models import Breakdown, Kind, Response
from voice.shared.tombstones import buried_among

MAX_TEXT = 10_000
MAX_ID = 200
MAX_KNOWN_UNKNOWNS = 500
BATCH = 1_000
SEVERAL = re.compile(r"[;|\n]")
TAKES_SEVERAL = (Kind.MULTIPLE_CHOICE, Kind.RANKING, Kind.BEST_WORST)
NUMBERED = re.compile(r"^(.*?)[\s:=]+(\d{1,3})$")
MOST_AND_LEAST = 2

WRONG_SET, WRONG_TOKENS = "wrong_set", "wrong_tokens"
UNKNOWN, TOO_LONG, UNSTORABLE, TOO_WIDE = "unknown", "too_long", "unstorable", "too_wide"
NO_ANSWER, NO_ID, SAME_ID, ALREADY_IN = "no_answer", "no_id", "same_id", "already_in"
DELETED = "deleted"
REASONS = {
    UNKNOWN: "has a word that is not one of the answers",
    WRONG_SET: "does not name one of a list of four for the most and one for the least",
    WRONG_TOKENS: "does not share out all the tokens, such as: Parks: 4; Buses: 6",
    TOO_LONG: f"has an answer of more than {MAX_TEXT:,} letters",
    UNSTORABLE: "has a character that cannot be kept",
    TOO_WIDE: "has more cells than there are columns with a name",
    NO_ANSWER: "has no answer to any of the questions",
    NO_ID: "has no id, or one that is too long",
    SAME_ID: "has an id that another row above it has",
    ALREADY_IN: "was read in before",
    DELETED: "was read in before and deleted, and may not come back",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says to one question: `codes` (in order for a ranking, best and worst of a set)
    with `numbers` of tokens, or `text`, or both; or none of them and a `refusal`."""

    question: FrozenQuestion
    text: str = ""
    codes: tuple[str, ...] = ()
    refusal: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that can be stored. `number` is its row in the file; the names of columns are row 1."""

    number: int
    submission_key: uuid.UUID
    may_quote: bool
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot: `why` is one of `REASONS`, `column` the name of the column at fault."""

    number: int
    why: str
    column: str = ""

    @property
    def words(self) -> str:
        where = f" (in “{self.column}”)" if self.column else ""
        return f"It {REASONS[self.why]}{where}."


@dataclass(slots=True)
class Tally:
    """Counts of rows: read in, empty, refused by reason; and of written answers among them."""

    read_in: int = 0
    written: int = 0
    refused: Counter = field(default_factory=Counter)

    @property
    def refused_total(self) -> int:
        return self.refused.total()

    def add(self, outcome: Planned | Refused) -> None:
        if isinstance(outcome, Refused):
            self.refused[outcome.why] += 1
        else:
            self.read_in += 1
            self.written += sum(bool(said.text) for said in outcome.said)

    def as_json(self) -> dict:
        return {
            "read_in": self.read_in,
            "written": self.written,
            "refused": dict(self.refused),
            "refused_total": self.refused_total,
        }


class Reader:
    """Plans the rows of one file by its mapping (see `surveys.imports`).

    Keeps count of cells that match no choice in `unknown`: question code → plain cell → [cell as
    first written, rows].
    """

    def __init__(self, *, survey_key: str, survey: FrozenSurvey, headers: list[str], mapping: dict):
        self.survey_key, self.headers = survey_key, headers
        self.quote_all = mapping.get("quote") == "yes"
        self.columns: dict[str, list[int]] = defaultdict(list)
        for place, header in enumerate(headers):
            if target := mapping["columns"].get(header):
                self.columns[target].append(place)
        self.questions = [
            question
            for question in survey.questions()
            if {f"{QUESTION}{question.code}", f"{WHY}{question.code}"} & self.columns.keys()
        ]
        self.meanings: dict[str, dict[str, str]] = {}
        self.ages: dict[str, list[tuple[int, int, str]]] = {}
        for question in self.questions:
            self.meanings[question.code] = meanings(question, survey)
            self.meanings[question.code] |= mapping.get("values", {}).get(question.code, {})
            if question.breakdown == Breakdown.AGE_BAND:
                self.ages[question.code] = age_ranges(question, survey)
        self.unknown: dict[str, dict[str, list]] = defaultdict(dict)
        self.ids: set[uuid.UUID] = set()

    def plan(self, rows: Iterable[list[str]]) -> Iterator[Planned | Refused]:
        """Outcomes of the rows after the names of the columns, in order. Empty rows have none."""
        batch: list[Planned | Refused] = []
        for number, row in enumerate(rows, start=2):
            if not any(map(str.strip, row)):
                continue
            batch.append(self.plan_row(number, row))
            if len(batch) >= BATCH:
                yield from self.without_known(batch)
                batch = []
        yield from self.without_known(batch)

    def without_known(self, batch: list[Planned | Refused]) -> Iterator[Planned | Refused]:
        """The batch, refusing the rows whose id was read in before, or deleted for good."""
        if ID not in self.columns:
            yield from batch
            return
        keys = [row.submission_key for row in batch if isinstance(row, Planned)]
        known = set(
            Response.objects.filter(submission_key__in=keys).values_list(
                "submission_key", flat=True
            )
        )
        gone = buried_among(str(key) for key in keys)
        for outcome in batch:
            if isinstance(outcome, Planned) and outcome.submission_key in known:
                yield Refused(outcome.number, ALREADY_IN)
            elif isinstance(outcome, Planned) and str(outcome.submission_key) in gone:
                yield Refused(outcome.number, DELETED)
            else:
                yield outcome

    def plan_row(self, number: int, row: list[str]) -> Planned | Refused:
        if any(cell.strip() for cell in row[len(self.headers) :]):
            return Refused(number, TOO_WIDE)
        said = []
        for question in self.questions:
            answer = self.read(question, number, row)
            if isinstance(answer, Refused):
                return answer
            if answer is not None:
                said.append(answer)
        if not any(answer.text or answer.codes for answer in said):
            return Refused(number, NO_ANSWER)
        key = self.key_of(number, row)
        if isinstance(key, Refused):
            return key
        return Planned(number, key, self.may_quote(row), tuple(said))

    def key_of(self, number: int, row: list[str]) -> uuid.UUID | Refused:
        """The same for the same id and survey, so that nobody is counted twice."""
        if ID not in self.columns:
            return uuid.uuid4()
        identifier = self.cells(ID, row)[0].strip()
        if not identifier or len(identifier) > MAX_ID:
            return Refused(number, NO_ID, self.headers[self.columns[ID][0]])
        key = uuid.uuid5(uuid.NAMESPACE_OID, f"{self.survey_key}\n{identifier}")
        if key in self.ids:
            return Refused(number, SAME_ID, self.headers[self.columns[ID][0]])
        self.ids.add(key)
        return key

    def may_quote(self, row: list[str]) -> bool:
        """Only a plain yes is a yes."""
        if QUOTE in self.columns:
            return plain(self.cells(QUOTE, row)[0]) in YES
        return self.quote_all

    def cells(self, target: str, row: list[str]) -> list[str]:
        places = self.columns.get(target, [])
        return [row[place] if place < len(row) else "" for place in places]

    def read(self, question: FrozenQuestion, number: int, row: list[str]) -> Said | Refused | None:
        for target in (f"{QUESTION}{question.code}", f"{WHY}{question.code}"):
            if bad := self.refuse_cells(target, number, row):
                return bad
        cells = self.cells(f"{QUESTION}{question.code}", row)
        if question.kind.is_written:
            text = cells[0].strip()
            return Said(question, text=text) if text else None
        if question.kind == Kind.TOKENS:
            return self.read_tokens(question, number, cells)
        said = self.read_choices(question, number, cells)
        why = "".join(self.cells(f"{WHY}{question.code}", row)).strip()
        if not why or isinstance(said, Refused):
            return said
        return replace(said, text=why, refusal="") if said else Said(question, text=why)

    def refuse_cells(self, target: str, number: int, row: list[str]) -> Refused | None:
        for place, cell in zip(self.columns.get(target, []), self.cells(target, row), strict=True):
            if len(cell) > MAX_TEXT:
                return Refused(number, TOO_LONG, self.headers[place])
            if "\0" in cell:
                return Refused(number, UNSTORABLE, self.headers[place])
        return None

    def read_tokens(
        self, question: FrozenQuestion, number: int, cells: list[str]
    ) -> Said | Refused | None:
        """A cell that says how many tokens each got."""
        if not plain(cells[0]):
            return None
        if refusal := self.refusal(question, cells[0]):
            return Said(question, refusal=refusal)
        header = self.headers[self.columns[f"{QUESTION}{question.code}"][0]]
        shared: dict[str, int] = {}
        for part in filter(plain, re.split(r"[;|\n,]", cells[0])):
            found = NUMBERED.match(part.strip())
            code = self.code_of(question, found[1]) if found else None
            if not found or code is None:
                return Refused(number, WRONG_TOKENS, header)
            shared[code] = shared.get(code, 0) + int(found[2])
        if sum(shared.values()) != (question.limits.get("tokens") or TOKENS):
            return Refused(number, WRONG_TOKENS, header)
        given = {code: n for code, n in shared.items() if n}
        return Said(question, codes=tuple(given), numbers=tuple(given.values()))

    def read_choices(
        self, question: FrozenQuestion, number: int, cells: list[str]
    ) -> Said | Refused | None:
        codes: list[str] = []
        places = self.columns.get(f"{QUESTION}{question.code}", [])
        for place, cell in zip(places, cells, strict=True):
            if refusal := self.refusal(question, cell):
                return Said(question, refusal=refusal)
            found = self.codes_of(question, cell)
            if found is None:
                return Refused(number, UNKNOWN, self.headers[place])
            codes += [code for code in found if code not in codes]
        if codes and question.kind == Kind.BEST_WORST and len(codes) != MOST_AND_LEAST:
            place = self.columns[f"{QUESTION}{question.code}"][0]
            return Refused(number, WRONG_SET, self.headers[place])
        return Said(question, codes=tuple(codes)) if codes else None

    def refusal(self, question: FrozenQuestion, cell: str) -> str:
        return "" if plain(cell) in self.meanings[question.code] else refusal_of(cell)

    def codes_of(self, question: FrozenQuestion, cell: str) -> list[str] | None:
        """Codes of the choices a cell means; none where it is empty; None where unknown."""
        if not plain(cell):
            return []
        if (code := self.code_of(question, cell)) is not None:
            return [code] if code else []
        parts = [cell]
        if question.kind in TAKES_SEVERAL:
            parts = [part for part in self.split(question, cell) if plain(part)]
        codes = [self.code_of(question, part) for part in parts]
        for part, code in zip(parts, codes, strict=True):
            if code is None:
                self.note_unknown(question, part)
        return None if None in codes else [code for code in codes if code]

    def split(self, question: FrozenQuestion, cell: str) -> list[str]:
        """The cell at semicolons, bars and line ends; at commas too where that gives choices."""
        parts: list[str] = []
        for part in SEVERAL.split(cell):
            by_comma = part.split(",")
            known = all(self.code_of(question, piece) is not None for piece in by_comma)
            parts += by_comma if known else [part]
        return parts

    def code_of(self, question: FrozenQuestion, cell: str) -> str | None:
        known = self.meanings[question.code]
        if (code := known.get(plain(cell))) is not None:
            return code
        return band_of(cell, self.ages.get(question.code, [])) or None

    def note_unknown(self, question: FrozenQuestion, cell: str) -> None:
        seen = self.unknown[question.code]
        if plain(cell) in seen:
            seen[plain(cell)][1] += 1
        elif len(seen) < MAX_KNOWN_UNKNOWNS:
            seen[plain(cell)] = [cell.strip()[:80], 1]
