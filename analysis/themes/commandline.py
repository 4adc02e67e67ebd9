"""The two commands without Django: a CSV file in, a folder out, one plain sentence on an error."""

from __future__ import annotations

import argparse
import csv
import gc
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import pandas as pd

from analysis.themes.assign import assign_themes
from analysis.themes.config import ENGINES, ThemeConfig, ThemesError
from analysis.themes.find import find_themes
from analysis.themes.result import ThemeResult

LARGEST_FIELD = 10_000_000
MOST_UNSWEPT = 200_000  # new objects before the memory is swept: a run makes many and keeps them


def add_find_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `find_themes`."""
    parser.add_argument("answers", metavar="ANSWERS.csv", help="UTF-8, with a header")
    parser.add_argument("--out", required=True, metavar="FOLDER", help="a folder to be made")
    _add_columns(parser)
    parser.add_argument("--by", nargs="+", default=[], metavar="COLUMN", help="groups to be kept")
    number = parser.add_mutually_exclusive_group()
    number.add_argument("--themes", type=int, metavar="N", help="exactly so many themes")
    number.add_argument("--least", type=int, metavar="N", help="at least so many")
    parser.add_argument("--most", type=int, metavar="N", help="at most so many")
    parser.add_argument("--one-each", action="store_true", help="every answer gets one theme")
    parser.add_argument("--engine", choices=ENGINES, default="auto")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", default="en", help="where answers do not say theirs")
    parser.add_argument("--question", default="", help="what was asked; copies are set aside")
    parser.add_argument("--model-folder", help="a model on this disk, in place of the shipped one")
    parser.add_argument("--backend", help="joblib backend, such as dask@HOST:PORT")


def add_assign_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `assign_themes`."""
    parser.add_argument("answers", metavar="NEW.csv", help="UTF-8, with a header")
    parser.add_argument("--themes", required=True, metavar="FOLDER", help="an earlier run")
    parser.add_argument("--out", required=True, metavar="FOLDER2", help="a folder to be made")
    _add_columns(parser)


def run_find(options: argparse.Namespace, errors: TextIO | None = None) -> int:
    """Find themes as `options` say; 0, or 2 with one sentence on `errors` and no folder."""
    stream = errors or sys.stderr
    return _guarded(lambda: _find(options, stream), stream)


def run_assign(options: argparse.Namespace, errors: TextIO | None = None) -> int:
    """Assign later answers as `options` say; 0, or 2 with one sentence on `errors`."""
    stream = errors or sys.stderr
    return _guarded(lambda: _assign(options, stream), stream)


def read_csv(path: str, *, text: str, identity: str | None, lang: str | None) -> pd.DataFrame:
    """The CSV as a frame with answer_id, text and perhaps lang, other columns as they are."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise ThemesError(f"The file {path} could not be read: {error.strerror}.") from error
    if not raw.strip():
        raise ThemesError(f"The file {path} is empty.")
    try:
        decoded = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ThemesError(f"The file {path} is not UTF-8.") from error
    return _frame(decoded.replace("\0", " "), path, text, identity, lang)


def _add_columns(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", default="text", metavar="COLUMN", help="what people wrote")
    parser.add_argument("--id", metavar="COLUMN", help="default: the row number from 0")
    parser.add_argument("--lang", metavar="COLUMN", help="language of each answer")


def _frame(
    decoded: str, path: str, text: str, identity: str | None, lang: str | None
) -> pd.DataFrame:
    usual_limit = csv.field_size_limit(LARGEST_FIELD)
    reader = csv.reader(io.StringIO(decoded, newline=""))
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise ThemesError(f"The file {path} is not a CSV that can be read.") from error
    finally:
        csv.field_size_limit(usual_limit)
    header = [name.strip() for name in rows[0]] if rows else []
    for wanted in (text, identity, lang):
        if wanted is not None and wanted not in header:
            raise ThemesError(f"There is no column called {wanted} in {path}.")
    if len(set(header)) != len(header):
        raise ThemesError(f"Two columns of {path} have the same name.")
    width = len(header)
    padded = [(row + [""] * width)[:width] for row in rows[1:]]
    frame = pd.DataFrame(padded, columns=header, dtype="str")
    ids = frame[identity].tolist() if identity else list(range(len(frame)))
    columns = {"answer_id": ids, "text": frame[text]}
    if lang:
        columns["lang"] = frame[lang]
    others = frame.drop(columns=[n for n in ("answer_id", "text", "lang") if n in frame.columns])
    return pd.concat([pd.DataFrame(columns), others], axis=1)


def _guarded(work: Callable[[], None], errors: TextIO) -> int:
    usual_thresholds = gc.get_threshold()
    gc.set_threshold(MOST_UNSWEPT)
    try:
        work()
    except ThemesError as error:
        print(str(error), file=errors)
        return 2
    except MemoryError:
        print("There is not enough memory for so many answers.", file=errors)
        return 2
    except KeyboardInterrupt:
        print("Stopped before the end; no folder was written.", file=errors)
        return 2
    finally:
        gc.set_threshold(*usual_thresholds)
    return 0


def _find(options: argparse.Namespace, errors: TextIO) -> None:
    _check_out(options.out)
    config = ThemeConfig(
        seed=options.seed,
        engine=options.engine,
        n_themes=options.themes,
        least=options.least,
        most=options.most,
        one_each=options.one_each,
        language=options.language,
        question=options.question,
        by=tuple(options.by),
        model_folder=options.model_folder,
        backend=options.backend,
    )
    frame = read_csv(options.answers, text=options.text, identity=options.id, lang=options.lang)
    with Bar(errors) as bar:
        result = find_themes(frame, config, progress=bar, apart=True)
    result.save(options.out)


def _assign(options: argparse.Namespace, errors: TextIO) -> None:
    _check_out(options.out)
    themes = ThemeResult.load(options.themes)
    frame = read_csv(options.answers, text=options.text, identity=options.id, lang=options.lang)
    with Bar(errors) as bar:
        result = assign_themes(frame, themes, progress=bar)
    result.save(options.out)


def _check_out(out: str) -> None:
    if Path(out).exists():
        raise ThemesError(f"There is already something at {out}.")


class Bar:
    """A progress bar, shown only on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shown = stream.isatty()

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._shown:
            filled = 30 if not total else int(30 * done / total)
            self._stream.write(f"\r{step:<10} [{'#' * filled:<30}] {done} of {total}\x1b[K")
            self._stream.flush()

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")


class _Alone(argparse.ArgumentParser):
    """Words that it does not know are left to somebody else."""

    def error(self, message: str) -> NoReturn:
        raise _NotUnderstoodError(message)


class _NotUnderstoodError(Exception):
    pass


def run_alone(command: str, words: Sequence[str]) -> int | None:
    """Run `find_themes` or `assign_themes`; None (nothing done) if not all `words` are its own.

    For `manage.py`: options of Django, asking for help and mistakes are Django's to answer.
    """
    add_arguments, run = COMMANDS[command]
    parser = _Alone(add_help=False, allow_abbrev=False)
    add_arguments(parser)
    try:
        options = parser.parse_args(words)
    except _NotUnderstoodError:
        return None
    return run(options)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m analysis.themes.commandline find|assign …`: the commands without Django."""
    parser = argparse.ArgumentParser(prog="themes")
    parts = parser.add_subparsers(required=True)
    for command, (add_arguments, run) in COMMANDS.items():
        part = parts.add_parser(command.removesuffix("_themes"))
        add_arguments(part)
        part.set_defaults(run=run)
    options = parser.parse_args(arguments)
    return int(options.run(options))


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[..., int]]] = {
    "find_themes": (add_find_arguments, run_find),
    "assign_themes": (add_assign_arguments, run_assign),
}

if __name__ == "__main__":
    sys.exit(main())
