"""A site of its own to measure: a scratch database, a survey of eight questions, the real server.

Nothing here touches the database of `.env`. On PostgreSQL the scratch database is made beside the
one that DATABASE_URL names, and dropped at the end.
"""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = "voice_bench"
PLACES = (("parks", "Parks"), ("buses", "Buses"), ("clubs", "Clubs"), ("safe", "Feeling safe"))


@contextlib.contextmanager
def scratch_database(address: str, folder: str):
    """The address of an empty database: SQLite in `folder`, or beside the PostgreSQL one given."""
    if not address.startswith("postgres"):
        yield f"sqlite:///{folder}/bench.sqlite3"
        return
    parts = urlsplit(address)
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {SCRATCH} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield urlunsplit(parts._replace(path=f"/{SCRATCH}"))
        finally:
            server.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


@contextlib.contextmanager
def settings_for(address: str):
    """Set the environment for a site on `address` and load Django's settings."""
    with tempfile.TemporaryDirectory() as folder, scratch_database(address, folder) as database:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="voice.settings",
            DATABASE_URL=database,
            VAR_DIR=folder,
            VOICE_LOCAL="1",
            VOICE_DEMONSTRATION="0",
            DEBUG="0",
        )
        import django  # noqa: PLC0415 (settings are read from the environment just set)
        from django.core.management import call_command  # noqa: PLC0415

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield
        from django.db import connections  # noqa: PLC0415

        connections.close_all()


def make_eight_questions() -> str:
    """An open survey of eight questions, all kinds but one twice; returns its key."""
    from surveys.models import Kind  # noqa: PLC0415
    from tests.factories.surveys import make_question, make_survey, open_now  # noqa: PLC0415

    survey = make_survey("What matters to you?", may_ask_to_quote=False)
    make_question(survey, "age", Kind.SINGLE_CHOICE, "How old are you?", PLACES)
    make_question(survey, "likes", Kind.YES_NO, "Do you like living here?")
    make_question(survey, "feel", Kind.FACES, "How do you feel about where you live?")
    make_question(survey, "need", Kind.MULTIPLE_CHOICE, "What do you need most?", PLACES)
    make_question(survey, "order", Kind.RANKING, "Put these in order for you", PLACES)
    make_question(survey, "word", Kind.SHORT_TEXT, "What is one word for Dorset?")
    make_question(survey, "wand", Kind.LONG_TEXT, "What one thing would you change?")
    make_question(survey, "more", Kind.LONG_TEXT, "Is there anything else?")
    open_now(survey)
    return survey.key


ANSWERS = {  # what is sent for each question, in order
    "age": {"answer": "parks"},
    "likes": {"answer": "yes"},
    "feel": {"answer": "4"},
    "need": {"answer": ["parks", "buses"]},
    "order": {"answer_buses": "1", "answer_parks": "2"},
    "word": {"answer": "Sea"},
    "wand": {"answer": "More buses to the beach on a Sunday, please."},
    "more": {"answer": "No, that is all."},
}


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def serving(application: str = "voice.wsgi", workers: int = 2):
    """The production server on a free port; yields (process, address)."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", application]
    environment = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": str(workers)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address)
        yield server, address
    finally:
        server.terminate()
        server.wait(timeout=40)


def wait_for(address: str) -> None:
    for _ in range(120):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/live/", timeout=5).close()  # noqa: S310
            return
        time.sleep(0.5)
    raise SystemExit(f"The server at {address} did not start.")
