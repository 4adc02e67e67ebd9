"""Work that takes longer than a page may. Each task is over a row that an action made."""

from django_tasks import task

from surveys import notices
from surveys.actions import retention
from surveys.imports import storing


@task()
def read_in_answers(key: str) -> None:
    """Read a confirmed file of answers in. `key` is the import's; nothing else is written down."""
    storing.read_in(key)


@task(queue_name="alerts")
def send_alerts() -> None:
    """Tell people of what may be urgent: a queue of its own, so that no long work holds it up."""
    notices.send_alerts()


@task(queue_name="alerts")
def tell_colleague(pk: int) -> None:
    """Tell a colleague that they are asked for an opinion. `pk` is of what they are asked."""
    notices.tell_colleague(pk)


@task()
def forget_drafts() -> None:
    """Delete the unfinished answers whose day has come."""
    retention.forget_drafts()


@task()
def forget_referrals() -> None:
    """Delete the records of referrals whose day has come."""
    retention.forget_referrals()


@task()
def forget_imports() -> None:
    """Delete what files of answers left behind."""
    storing.forget_old_imports()
