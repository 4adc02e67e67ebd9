"""Lines of the log that tell what broke and where, and nothing about anybody.

The text of an error is left out, because a database puts what somebody wrote into it; so is the
address of a page, because it names a survey. The route's name and the lines of code remain.
"""

import copy
import logging
import traceback
from collections.abc import Iterator

NO_ROUTE = "no route"


class Discreet(logging.Formatter):
    """Formats records without the words of errors and without addresses of pages."""

    def format(self, record: logging.LogRecord) -> str:
        record = copy.copy(record)
        record.exc_text = record.stack_info = None
        request = getattr(record, "request", None)
        if request is not None and isinstance(record.args, tuple):
            shown = route_of(request)
            record.args = tuple(shown if is_address(arg, request) else arg for arg in record.args)
        return super().format(record)

    def formatException(self, ei) -> str:  # noqa: N802 (the name that logging calls)
        """The kind of each error of the chain and the lines that it passed through."""
        return "\n".join(line for error in chain_of(ei[1]) for line in places_of(error))


def route_of(request) -> str:
    match = getattr(request, "resolver_match", None)
    return match.view_name if match and match.view_name else NO_ROUTE


def is_address(value, request) -> bool:
    return isinstance(value, str) and value in {
        getattr(request, "path", None),
        getattr(request, "path_info", None),
    }


def chain_of(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def places_of(error: BaseException) -> Iterator[str]:
    yield type(error).__qualname__
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
