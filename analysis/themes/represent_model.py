"""The `model` engine: a small sentence encoder (MiniLM, int8, ONNX) on the processor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from os import cpu_count
from pathlib import Path

import numpy as np

from analysis.themes.artefacts import file_version
from analysis.themes.config import ThemesError
from analysis.themes.tokens import Floats, Ints, normalised
from analysis.themes.wordpiece import WordPiece, pad

BATCH = 32
LONGEST = 128


class SentenceModel:
    """An encoder in a folder: `embed(texts)` gives (n, d) float32 rows of length 1."""

    def __init__(self, folder: Path) -> None:
        """folder: holds model.onnx and vocab.txt; raises ThemesError where they cannot be read."""
        import onnxruntime  # noqa: PLC0415 (slow to load; the other engines do without it)

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1  # batches go side by side instead
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._pieces = WordPiece(folder / "vocab.txt")
            self._inputs = [value.name for value in self._session.get_inputs()]
        except Exception as error:
            raise ThemesError(f"The folder {folder} holds no model that can be read.") from error
        self.version = file_version(folder / "model.onnx")

    def embed(
        self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None
    ) -> Floats:
        """Texts of like length go through together, `BATCH` at once.

        The model's 8-bit steps are set for a batch, so a vector depends a little on its company:
        to embed parts of `by_length` in whole batches is to embed all at once.
        """
        rows = [self._pieces.encode(text, most=LONGEST) for text in texts]
        order = np.argsort([len(row) for row in rows], kind="stable")
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        parts: list[Floats] = []
        done = 0
        with ThreadPoolExecutor(cpu_count()) as threads:
            runs = [threads.submit(self._run, [rows[at] for at in batch]) for batch in batches]
            try:
                for batch, run in zip(batches, runs, strict=True):
                    parts.append(run.result())
                    done += len(batch)
                    if progress:
                        progress(done, len(order))
            finally:
                for run in runs:
                    run.cancel()
        found = np.zeros((len(rows), parts[0].shape[1] if parts else 1), dtype=np.float32)
        if parts:
            found[order] = np.concatenate(parts)
        return normalised(found)

    def by_length(self, texts: Sequence[str]) -> Ints:
        """(n,) the order in which `embed` takes the texts."""
        lengths = [len(self._pieces.encode(text, most=LONGEST)) for text in texts]
        return np.argsort(lengths, kind="stable")

    def _run(self, rows: Sequence[Sequence[int]]) -> Floats:
        ids = np.array(pad(rows), dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": (ids > 0).astype(np.int64)}
        if "token_type_ids" in self._inputs:
            given["token_type_ids"] = np.zeros_like(ids)
        found = self._session.run(None, given)[0]
        if found.ndim == 3:
            mask = given["attention_mask"][:, :, None]
            found = (found * mask).sum(axis=1) / mask.sum(axis=1)
        return np.asarray(found, dtype=np.float32)


@lru_cache(maxsize=2)
def sentence_model(folder: Path) -> SentenceModel:
    """The model of a folder, loaded once a process."""
    return SentenceModel(folder)
