"""How soon people are told of an answer that may be urgent: `python -m bench.alerts`.

The production server, the worker of the alerts' queue and the process of the day, each as in
`Procfile`, on a scratch database. Young people send answers at a steady rate, a few of them with
planted words that may be urgent. Counted is the time from the answer of *Send* to the moment at
which the message is written to the outbox. `--kill` ends the worker with SIGKILL every few seconds
and starts another; then no message may be missing, and none may be there more than twice. Exits 1
when a figure is not met, or when the planted words stand in any message, task row or log.
"""

import argparse
import collections
import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.load import Tally, Visitor
from bench.site import ROOT, serving, settings_for

PLANTED = "my dad hits me every night and I am scared to go home"
EVERYDAY = "More buses to the beach on a Sunday, please."
MOST = 60.0  # seconds until a message has left
LINK = re.compile(r"/desk/reading/([0-9a-f-]{36})/")


def make_one_question() -> str:
    """An open survey of one written question, with somebody on duty; returns its key."""
    from tests.factories.accounts import make_person  # noqa: PLC0415
    from tests.factories.surveys import make_question, make_survey, open_now  # noqa: PLC0415
    from voice.programme.models import Duty  # noqa: PLC0415

    survey = make_survey("What matters to you?", may_ask_to_quote=False)
    make_question(survey, "best")
    open_now(survey)
    for turn in ("first", "second"):
        Duty.objects.create(campaign=survey.campaign, user=make_person(), turn=turn)
    return survey.key


def send(address: str, key: str, words: str) -> float:
    """Answer and send; returns the moment at which the receipt was promised."""
    visitor = Visitor(address, Tally())
    page = visitor.ask("POST", f"/s/{key}/", 303)
    page = visitor.ask("POST", page, 303, answer=words)
    if page.endswith("/pause/"):
        page = f"/s/{key}/check/"
    visitor.ask("POST", page, 303)
    return time.time()


@contextlib.contextmanager
def running(*command: str):
    process = subprocess.Popen([sys.executable, "manage.py", *command], cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def worker(kill_every: float):
    """The worker of the alerts; killed and started anew every so many seconds unless that is 0."""
    kills, ended = [], threading.Event()

    def work() -> None:
        while not ended.is_set():
            with running("db_worker", "--queue-name", "alerts") as process:
                if not ended.wait(kill_every or None):
                    process.send_signal(signal.SIGKILL)
                    kills.append(time.time())

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield kills
    finally:
        ended.set()
        thread.join()


def crowd(address: str, key: str, rate: float, seconds: float, plant_every: int) -> list[float]:
    """Send at a steady rate; returns when each planted answer was sent."""
    sent, late = [], []

    def one(number: int) -> None:
        is_planted = number % plant_every == 0
        at = send(address, key, PLANTED if is_planted else EVERYDAY)
        late.append(at - (began + number / rate))
        if is_planted:
            sent.append(at)

    began = time.time()
    with ThreadPoolExecutor(max_workers=16) as pool:
        jobs = []
        for number in range(int(rate * seconds)):
            time.sleep(max(0.0, began + number / rate - time.time()))
            jobs.append(pool.submit(one, number))
        for job in jobs:
            job.result()
    took = time.time() - began
    print(f"{len(jobs)} answers sent in {took:.0f} s: {len(jobs) / took:.1f} a second")
    return sorted(sent)


def messages_in(outbox: Path) -> dict[str, list[float]]:
    """When each message was written, by the answer that it leads to.

    Django may write several of one second into one file; then the last of them counts for all.
    """
    found = collections.defaultdict(list)
    for file in outbox.glob("*") if outbox.exists() else ():
        for key in LINK.findall(file.read_text("utf-8")):
            found[key].append(file.stat().st_mtime)
    return found


def measure(options) -> list[str]:
    """Run it all; returns what is wrong."""
    from django.conf import settings  # noqa: PLC0415
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415

    from surveys.models import Alert  # noqa: PLC0415

    key = make_one_question()
    outbox = Path(settings.EMAIL_FILE_PATH)
    with serving() as (_, address), worker(options.kill) as kills, running("daily"):
        sent = crowd(address, key, options.rate, options.seconds, options.plant_every)
        ends = time.time() + MOST
        while time.time() < ends and len(messages_in(outbox)) < len(sent):
            time.sleep(0.5)
        time.sleep(20 if options.kill else 2)  # for whatever might come twice
    found = messages_in(outbox)
    firsts = sorted(min(times) for times in found.values())
    waits = [left - at for at, left in zip(sent, firsts, strict=False)]
    most = max((len(times) for times in found.values()), default=0)
    print(f"planted {len(sent)}, alerts kept {Alert.objects.count()}, told {len(found)}")
    print(f"the worker was killed {len(kills)} times; one answer was told {most} times at most")
    if waits:
        print(f"until a message left: {max(waits):.1f} s at most (at most {MOST:.0f})")
    words = "".join(f.read_text("utf-8") for f in outbox.glob("*"))
    words += " ".join(map(str, DBTaskResult.objects.values_list("args_kwargs", "traceback")))
    problems = {
        "an alert was lost": len(found) < len(sent) or Alert.objects.count() < len(sent),
        "a message left too late": not waits or max(waits) > MOST,
        "an answer was told more than twice": most > 2,
        "the planted words are in a message or a task": "scared to go home" in words,
    }
    return [problem for problem, is_there in problems.items() if is_there]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=20, help="answers a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--plant-every", type=int, default=25)
    parser.add_argument("--kill", type=float, default=0, help="kill the worker every N seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        named = os.environ.get("DATABASE_URL", f"sqlite:///{folder}/bench.sqlite3")
        with settings_for(named):
            problems = measure(options)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
