"""Run the theme finder or a rival in a process of its own; rivals' labels can be kept on disk."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Found:
    """What the command wrote: frames, facts, the digest of each file, and what was spent."""

    codings: pd.DataFrame
    themes: pd.DataFrame
    facts: dict
    spent: dict
    digests: dict

    def leaf_of(self, count):
        """(count,) the main theme of each row, -1 where it has none."""
        main = self.codings[self.codings["main"]].set_index("answer_id")["theme"]
        return main.reindex(range(count)).fillna(-1).astype(int).to_numpy()


@dataclass(frozen=True)
class Rivals:
    """python: of an environment with the rivals (None without); cache: a folder to keep them in."""

    python: str | None = None
    cache: Path | None = None

    def labels(self, kind, texts, k=0, *, fresh=False):
        """{way: labels (n,)} and what it spent; None without an environment for it."""
        if kind != "tfidf" and self.python is None:
            return None
        kept = self._kept(kind, texts, k)
        if kept and kept.exists() and not fresh:
            found, spent = json.loads(kept.read_text(encoding="utf-8"))
        else:
            found, spent = _rival(self.python or sys.executable, kind, texts, k)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps([found, spent]), encoding="utf-8")
        return {way: np.array(labels) for way, labels in found.items()}, spent

    def _kept(self, kind, texts, k):
        if self.cache is None:
            return None
        digest = hashlib.sha256("\x1e".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
        return self.cache / f"{kind}-{k}-{digest[:16]}.json"


def _rival(python, kind, texts, k):
    with tempfile.TemporaryDirectory() as scratch:
        answers, out = Path(scratch) / "answers.csv", Path(scratch) / "labels.json"
        pd.DataFrame({"text": texts}).to_csv(answers, index=False)
        command = [python, "-m", "bench.themes_rivals", kind, str(answers), str(out), str(k)]
        spent = _timed(command)
        return json.loads(out.read_text(encoding="utf-8")), spent


def run_finder(texts, *extra, lang=None, fresh=False):
    """`Found` for texts (and perhaps their languages), by the command in a process of its own.

    Asked again for the same, it gives what it found before, unless `fresh`.
    """
    key = (tuple(texts), extra, tuple(lang or ()))
    if fresh or key not in _found:
        _found[key] = _run_finder(texts, *extra, lang=lang)
    return _found[key]


_found = {}


def _run_finder(texts, *extra, lang):
    with tempfile.TemporaryDirectory() as scratch:
        answers, out = Path(scratch) / "answers.csv", Path(scratch) / "out"
        columns = {"text": texts} if lang is None else {"text": texts, "lang": lang}
        pd.DataFrame(columns).to_csv(answers, index=False)
        command = [sys.executable, "-m", "analysis.themes.commandline", "find", str(answers)]
        if lang is not None:
            extra = (*extra, "--lang", "lang")
        spent = _timed([*command, "--out", str(out), *extra])
        return Found(
            pd.read_csv(out / "codings.csv"),
            pd.read_csv(out / "themes.csv", keep_default_na=False, na_values={"parent": [""]}),
            json.loads((out / "facts.json").read_text(encoding="utf-8")),
            spent,
            {path.name: _digest(path) for path in sorted(out.iterdir())},
        )


def _digest(path):
    """SHA-256 of a file; of the facts without `timing`, which tells seconds and memory."""
    content = path.read_bytes()
    if path.name == "facts.json":
        facts = {key: value for key, value in json.loads(content).items() if key != "timing"}
        content = json.dumps(facts, sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def _timed(command):
    """Seconds of the whole process, of its processors, and its most memory."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.themes_once", *command],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TQDM_DISABLE": "1", "HF_HUB_OFFLINE": "1"},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])
