"""Work of the day, and messages that no page should wait for."""

from django_tasks import task


@task()
def forget_records() -> None:
    """Delete the records whose day has come."""
    from voice.programme import actions_forgetting  # noqa: PLC0415 (actions enqueue tasks)

    actions_forgetting.forget_records()


@task()
def tell_of_complaint(key: str, language: str = "") -> None:
    """Tell both sides of a complaint. `key` is the complaint's, `language` that of who made it."""
    from voice.programme import actions_complaints  # noqa: PLC0415 (actions enqueue tasks)

    actions_complaints.tell_of_complaint(key, language)


@task(queue_name="alerts")
def tell_of_contact(key: str) -> None:
    """Tell a team that a young person wrote. `key` is what they wrote's; nothing else is here."""
    from voice.programme import actions_contact  # noqa: PLC0415 (actions enqueue tasks)

    actions_contact.tell_of_contact(key)
