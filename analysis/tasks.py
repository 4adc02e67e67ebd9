"""What the worker does. Thin: keys in, and the heavy parts are imported when a task runs."""

from django_tasks import task

from analysis.actions import forgetting


@task()
def find_themes_of_run(run_pk: int) -> None:
    """Carry out a waiting run."""
    from analysis.runner import run_finder  # noqa: PLC0415 (pandas stays out of web requests)

    run_finder(run_pk)


@task()
def take_up_run(run_pk: int) -> None:
    """Adopt or place what a run found, as a person asked."""
    from analysis.actions.taking_up import take_up  # noqa: PLC0415 (actions enqueue tasks)

    take_up(run_pk=run_pk)


@task()
def forget_answers() -> None:
    """Delete the answers whose day has come."""
    forgetting.forget_answers()


@task()
def forget_sessions() -> None:
    """Delete what young people sorted in sessions that ended some days ago."""
    forgetting.forget_sessions()
