"""What the worker does once applications are in. Thin; the solver is loaded when a task runs."""

from django_tasks import task


@task()
def solve_match(pk: int) -> None:
    """Work out a waiting match."""
    from voice.takeover import solving  # noqa: PLC0415 (scipy stays out of web requests)

    solving.solve_match(pk)


@task()
def try_pair(placement: int, opportunity: int) -> None:
    """Find out what giving somebody an opportunity would change."""
    from voice.takeover import solving  # noqa: PLC0415 (scipy stays out of web requests)

    solving.try_pair(placement, opportunity)


@task()
def send_letter(letter: str, key: str) -> None:
    """Write one letter of `voice.takeover.letters_running` about the thing with this key."""
    from voice.takeover import letters_running  # noqa: PLC0415 (actions enqueue tasks)

    letters_running.write(letter, key)


@task()
def send_reminders() -> None:
    """Remind people of workshops, and of their takeover the day before."""
    from voice.takeover.actions import preparing  # noqa: PLC0415 (actions enqueue tasks)

    preparing.send_reminders()
