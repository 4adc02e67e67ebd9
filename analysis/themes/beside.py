"""Work out a value in a copy of this process, so that another processor can go on meanwhile."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from os import cpu_count
from typing import Generic, TypeVar

T = TypeVar("T")


class Beside(Generic[T]):
    """`work()` is begun at once in a copy of this process; `result` waits for it.

    Where a copy cannot be made, or is ended before it is done, the work is done here: the value is
    the same. Only for a process that is the finder's own: a copy shares files and connections.
    """

    def __init__(self, work: Callable[[], T], *, apart: bool) -> None:
        """apart: in a copy of the process, if the machine allows it; else when asked for."""
        self._work = work
        self._pipe: Connection | None = None
        self._found: list[T] = []
        if apart and sys.platform == "linux" and (cpu_count() or 1) > 1:
            try:
                self._begin(multiprocessing.get_context("fork"))
            except OSError:
                self._pipe = None

    def _begin(self, context: multiprocessing.context.ForkContext) -> None:
        self._pipe, sender = context.Pipe(duplex=False)
        context.Process(target=_send, args=(self._work, sender), daemon=True).start()
        sender.close()

    def here(self) -> None:
        """Do the work now, unless a copy of the process is at it."""
        if self._pipe is None and not self._found:
            self._found.append(self._work())

    def result(self) -> T:
        """What the work gave."""
        if self._found:
            return self._found[0]
        if self._pipe is not None:
            try:
                found: T = self._pipe.recv()
            except EOFError:
                pass  # the copy was ended, by a lack of memory or by somebody
            else:
                return found
            finally:
                self._pipe.close()
        return self._work()


def _send(work: Callable[[], T], sender: Connection) -> None:
    try:
        sender.send(work())
    except (MemoryError, OSError, KeyboardInterrupt):
        sender.close()  # it is done again where it was asked for
