"""Work of the day, and messages that no page should wait for."""

from django_tasks import task

from voice.programme import actions_forgetting


@task()
def forget_records() -> None:
    """Delete the records whose day has come."""
    actions_forgetting.forget_records()
