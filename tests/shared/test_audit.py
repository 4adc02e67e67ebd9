"""The record of who did what: chained, and any change by hand is named."""

import datetime as dt
import threading
from importlib import import_module
from io import StringIO
from types import SimpleNamespace

import pytest
from cryptography.fernet import InvalidToken
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.factories.accounts import make_person
from voice.shared.audit import append, check_chain, forget_events
from voice.shared.keyed import EncryptedTextField, decrypt, encrypt, keys_are_set
from voice.shared.models import AuditEvent

NEWER = "a newer key of at least thirty-two letters"


@pytest.fixture
def events(db):
    by = make_person()
    return [append(by=by, verb=f"did {n}", thing="Thing x", why="because") for n in range(1, 7)]


def verified(**options) -> str:
    out = StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


def edit(**changes):
    return lambda: AuditEvent.objects.filter(number=3).update(**changes)


def remove(*numbers):
    return lambda: AuditEvent.objects.filter(number__in=numbers).delete()


def insert_forged():
    AuditEvent.objects.create(
        number=7, verb="forged", thing="Thing x", previous="0" * 64, hash="f" * 64
    )


def insert_between():
    """A row of somebody's own after the fourth, the rest moved on by one."""
    for number in (6, 5):
        AuditEvent.objects.filter(number=number).update(number=number + 1)
    before = AuditEvent.objects.get(number=4)
    AuditEvent.objects.create(
        number=5, verb="forged", thing="Thing x", previous=before.hash, hash="e" * 64
    )


EDITED = "Event 3 was edited"
CHANGES = {
    "verb": (edit(verb="did nothing"), EDITED),
    "reason": (edit(why=""), EDITED),
    "person": (edit(by=None), EDITED),
    "time": (edit(at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)), EDITED),
    "hash": (edit(hash="a" * 64), EDITED),
    "first": (remove(1), "Event 1 was removed"),
    "some": (remove(2, 3), "Event 2 was removed"),
    "added": (insert_forged, "Event 7 was edited, or was not written by the product"),
    "between": (insert_between, "Event 5 was edited, or was not written by the product"),
}


@pytest.mark.parametrize("which", CHANGES)
def test_whatever_was_changed_by_hand_is_named(events, which):
    change, named = CHANGES[which]
    assert "6 events, and every one fits." in verified()
    change()
    with pytest.raises(CommandError, match=named) as refusal:
        verified()
    assert refusal.value.returncode == 1


def test_the_database_itself_refuses_to_change_or_shorten_the_audit(events):
    """The tests' tables are made without migrations: here is what the migration adds."""
    migration = import_module("voice.shared.migrations.0002_chain_the_audit")
    with connection.cursor() as cursor:
        run = SimpleNamespace(
            connection=connection, execute=lambda sql, params: cursor.execute(sql)
        )
        migration.guard(None, run)
    for change in (edit(verb="did nothing"), remove(6)):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            change()
    append(by=None, verb="later", thing="Thing x")
    assert "7 events, and every one fits." in verified()


def test_an_end_that_was_cut_off_is_found_by_the_head_that_was_kept(events):
    head = check_chain().head
    assert head == f"6:{events[-1].hash}"
    append(by=None, verb="later", thing="Thing x")
    assert "7 events" in verified(head=head)
    AuditEvent.objects.filter(number__gte=6).delete()
    assert "5 events" in verified()
    with pytest.raises(CommandError, match="its end was cut off"):
        verified(head=head)


def test_events_of_more_than_six_years_go_and_the_chain_still_holds(events, settings):
    border = timezone.now()
    append(by=None, verb="new", thing="Thing x")
    assert forget_events(border) == 6
    assert forget_events(border) == 0
    assert [event.number for event in AuditEvent.objects.all()] == [8, 7]
    settings.AUDIT_KEYS = [NEWER, *settings.AUDIT_KEYS]
    append(by=None, verb="newer", thing="Thing x")
    assert "3 events" in verified()
    AuditEvent.objects.filter(number=7).delete()
    assert check_chain().trouble.startswith("Event 7 was removed")


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_chain():
    def write():
        for n in range(10):
            append(by=None, verb=f"at once {n}", thing="Thing x")
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert check_chain().events == AuditEvent.objects.count() == 40
    assert check_chain().trouble == ""


def test_encrypted_text_is_read_with_our_keys_alone(settings):
    token = encrypt("Ring my mum")
    assert "Ring" not in token
    assert encrypt("") == decrypt("") == ""
    settings.ENCRYPTION_KEYS = [
        "a newer key of at least thirty-two letters",
        *settings.ENCRYPTION_KEYS,
    ]
    assert decrypt(token) == "Ring my mum"
    settings.ENCRYPTION_KEYS = ["somebody else's key, of thirty-two letters too"]
    with pytest.raises(InvalidToken):
        decrypt(token)
    with pytest.raises(FieldError):
        EncryptedTextField().get_lookup("icontains")


def test_a_real_server_says_which_keys_are_missing(settings):
    settings.VOICE_LOCAL = False
    assert {error.id for error in keys_are_set(None)} == {
        "voice.AUDIT_KEYS",
        "voice.ENCRYPTION_KEYS",
    }
    settings.AUDIT_KEYS, settings.ENCRYPTION_KEYS = ["a" * 32], ["short"]
    assert {error.id for error in keys_are_set(None)} == {"voice.ENCRYPTION_KEYS"}
