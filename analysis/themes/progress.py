"""Steps, counts, seconds and memory of a run."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from threadpoolctl import threadpool_limits

Progress = Callable[[str, int, int], None]

STEPS = (
    "read", "segments", "vectors", "themes", "place", "stability", "names", "excerpts",
)  # fmt: skip


class Clock:
    """Times steps and passes (step, done, total) on; an error in the listener stops the run."""

    def __init__(self, progress: Progress | None = None) -> None:
        """progress: called with the step's name, how much is done and of how much."""
        self._progress = progress
        self.seconds: dict[str, float] = {}

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Callable[[int, int], None]]:
        """Time a step; yields a function (done, total) to report within it."""
        self.tell(name, 0, total)
        began = time.perf_counter()
        yield lambda done, of: self.tell(name, done, of)
        taken = time.perf_counter() - began
        self.seconds[name] = round(self.seconds.get(name, 0.0) + taken, 3)
        self.tell(name, total, total)

    def tell(self, name: str, done: int, total: int) -> None:
        """Pass on how far a step has come."""
        if self._progress:
            self._progress(name, done, total)


def peak_megabytes() -> int:
    """The most memory that this process has held."""
    scale = 1 if sys.platform == "darwin" else 1024
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20)


def one_sum_at_a_time() -> AbstractContextManager[object]:
    """Within it, matrix sums are not shared out among processors.

    How they are shared changes their last digits, so that machines with more processors would
    find other bytes; and on a busy machine the shares wait for each other.
    """
    return threadpool_limits(limits=1, user_api="blas")  # type: ignore[no-any-return]
