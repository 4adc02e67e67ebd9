"""What will happen to a file, before it happens."""

from dataclasses import dataclass, field

from surveys.frozen import FrozenSurvey
from surveys.imports.rows import REASONS, Planned, Refused, Said, Tally
from surveys.imports.storing import outcomes_of, reader_of
from surveys.models import AnswerImport, Refusal

FIRST_ROWS = 5
SHOWN_REFUSED = 50


@dataclass(slots=True)
class Checked:
    """Counts, the first rows as they would be stored, the first refused rows, unknown cells.

    `unknown`: question code → plain cell → [cell as first written, rows].
    """

    tally: Tally = field(default_factory=Tally)
    first: list[Planned] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unknown: dict[str, dict[str, list]] = field(default_factory=dict)

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """What is wrong with refused rows, and how many have it, most first."""
        return [(f"The row {REASONS[why]}", n) for why, n in self.tally.refused.most_common()]

    @property
    def more_refused(self) -> int:
        return self.tally.refused.total() - len(self.refused)


def check_import(
    answer_import: AnswerImport, survey: FrozenSurvey, *, keep_refused: int | None = SHOWN_REFUSED
) -> Checked:
    """Plan every row of the file and store none. `keep_refused=None` keeps all refused rows."""
    checked = Checked()
    reader = reader_of(answer_import, survey)
    for outcome in outcomes_of(answer_import, reader):
        checked.tally.add(outcome)
        if isinstance(outcome, Planned) and len(checked.first) < FIRST_ROWS:
            checked.first.append(outcome)
        if isinstance(outcome, Refused) and (
            keep_refused is None or len(checked.refused) < keep_refused
        ):
            checked.refused.append(outcome)
    checked.unknown = {
        code: dict(sorted(cells.items(), key=lambda item: (-item[1][1], item[0])))
        for code, cells in reader.unknown.items()
    }
    return checked


def words_of_said(said: Said, survey: FrozenSurvey) -> str:
    """An answer as a person reads it."""
    if said.refusal:
        return Refusal(said.refusal).label
    worded_as = said.question.worded_as
    chosen = [survey.words(f"c:{worded_as}:{code}")[0].text for code in said.codes]
    if said.numbers:
        chosen = [f"{words}: {n}" for words, n in zip(chosen, said.numbers, strict=True)]
    return "; ".join(filter(None, [", ".join(chosen), said.text]))
