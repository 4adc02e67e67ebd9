"""Letters that no page should wait for."""

from django_tasks import task


@task()
def send_letter(letter: str, key: str) -> None:
    """Write one letter of `voice.takeover.letters` about the thing with this key."""
    from voice.takeover import letters  # noqa: PLC0415 (actions enqueue tasks)

    letters.write(letter, key)
