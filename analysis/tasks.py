"""What the worker does. Thin: keys in, and the heavy parts are imported when a task runs."""

from django_tasks import task


@task()
def find_themes_of_run(run_pk: int) -> None:
    """Carry out a waiting run."""
    from analysis.runner import run_finder  # noqa: PLC0415 (pandas stays out of web requests)

    run_finder(run_pk)
