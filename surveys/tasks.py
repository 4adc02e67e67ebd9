"""Work that takes longer than a page may. Each task is over a row that an action made."""

from django_tasks import task

from surveys.actions import retention
from surveys.imports import storing


@task()
def read_in_answers(key: str) -> None:
    """Read a confirmed file of answers in. `key` is the import's; nothing else is written down."""
    storing.read_in(key)


@task()
def forget_drafts() -> None:
    """Delete the unfinished answers whose day has come."""
    retention.forget_drafts()


@task()
def forget_imports() -> None:
    """Delete what files of answers left behind."""
    storing.forget_old_imports()
