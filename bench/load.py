"""Whole anonymous responses over HTTP, many at once: `python -m bench.load`.

Each is a young person's whole way through eight questions, one a page: start, eight times a page
and its answer, check, send, receipt: 21 requests. Beside it, in turns of a few seconds in the same
run, a bare Django view that reads and writes one row: the same server with the same settings, the
same number of connections that stay open, the same database. A busy machine makes both dearer, so
their ratio says more than either. Processor time is the processes' own, from the kernel, by group:
the web server's processes, the database's for this database, the visitors'. Needs PostgreSQL
(DATABASE_URL, else the one on 127.0.0.1); a scratch database is made there and dropped. Exits 1
when a figure is not met.
"""

import argparse
import contextlib
import http.client
import os
import statistics
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench.site import ANSWERS, make_eight_questions, serving, settings_for

POSTGRES = "postgres://postgres@127.0.0.1:5432/postgres"
BARE, OURS = "bench.bare", "voice.wsgi"
TURNS = 4  # of each application
RATIO, WHOLE = 2.0, 24.0  # CPU of a request to the bare view's; CPU ms of a whole response
TICK = 1000 / os.sysconf("SC_CLK_TCK")  # milliseconds


@dataclass
class Tally:
    """What the visitors saw."""

    times: list[float] = field(default_factory=list)  # seconds of each request
    finished: int = 0
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, other: "Tally") -> None:
        self.times += other.times
        self.finished += other.finished
        self.errors += other.errors


class Visitor:
    """One browser: a connection that stays open, and a cookie."""

    def __init__(self, address: str, tally: Tally):
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        self.tally = tally
        self.cookie = ""

    def ask(self, method: str, page: str, expected: int, **sent) -> str:
        """Send a request; returns where it leads to. Raises on any other status."""
        headers = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "gzip"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = urlencode(sent, doseq=True) if method == "POST" else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, page, body, headers)
        response = self.connection.getresponse()
        response.read()
        self.tally.times.append(time.perf_counter() - began)
        if response.status != expected:
            raise RuntimeError(f"{method} {page}: {response.status}")
        if given := response.getheader("Set-Cookie"):
            self.cookie = given.partition(";")[0]
        return response.getheader("Location", "")

    def answer_all(self, key: str) -> None:
        self.cookie = ""
        self.ask("GET", f"/s/{key}/", 200)
        page = self.ask("POST", f"/s/{key}/", 303)
        for sent in ANSWERS.values():
            self.ask("GET", page, 200)
            page = self.ask("POST", page, 303, **sent)
        self.ask("GET", page, 200)
        page = self.ask("POST", page, 303)
        self.ask("GET", page, 200)

    def touch_row(self, number: int) -> None:
        self.ask("GET", f"/row/{number}/", 200)


def crowd(address: str, at_once: int, seconds: float, visit) -> Tally:
    """Let visitors come back again and again until the time is over; each ends what it began."""
    tally, ends = Tally(), time.monotonic() + seconds

    def work(number: int) -> None:
        visitor = Visitor(address, tally)
        while time.monotonic() < ends:
            try:
                visit(visitor, number)
            except (OSError, http.client.HTTPException, RuntimeError) as problem:
                with tally.lock:
                    tally.errors.append(f"{type(problem).__name__}: {problem}")
                visitor = Visitor(address, tally)
                continue
            with tally.lock:
                tally.finished += 1

    threads = [threading.Thread(target=work, args=(n + 1,)) for n in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


# Processor time -------------------------------------------------------------------------------


def cpu_of(pids: list[int]) -> float:
    """CPU milliseconds that these processes have used so far."""
    total = 0.0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        total += (int(fields[11]) + int(fields[12])) * TICK
    return total


def family_of(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def database_pids() -> list[int]:
    """The PostgreSQL processes that serve the scratch database."""
    from django.db import connection  # noqa: PLC0415 (after the settings are made)

    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall()]


@dataclass
class Measured:
    """What one application did, over all of its turns."""

    tally: Tally = field(default_factory=Tally)
    acknowledged: int = 0  # with those of the warming up
    took: float = 0.0  # seconds
    cpu: dict[str, float] = field(  # milliseconds by process group
        default_factory=lambda: {"web": 0.0, "database": 0.0, "visitors": 0.0}
    )

    @property
    def per_request(self) -> float:
        return self.cpu["web"] / max(len(self.tally.times), 1)

    @property
    def each(self) -> dict[str, float]:
        """Milliseconds of each that was finished, by process group."""
        finished = max(self.tally.finished, 1)
        return {group: used / finished for group, used in self.cpu.items()}


def take_turn(measured: Measured, server, address: str, at_once: int, seconds: float, visit):
    """Let a crowd in for some seconds and add what it saw and cost."""
    web = family_of(server.pid)
    before = cpu_of(web), cpu_of(database_pids()), time.process_time()
    began = time.monotonic()
    seen = crowd(address, at_once, seconds, visit)
    measured.took += time.monotonic() - began
    measured.cpu["web"] += cpu_of(web) - before[0]
    measured.cpu["database"] += cpu_of(database_pids()) - before[1]
    measured.cpu["visitors"] += (time.process_time() - before[2]) * 1000
    measured.acknowledged += seen.finished
    measured.tally.add(seen)


def measure(visits: dict[str, Callable], at_once: int, seconds: float) -> dict[str, Measured]:
    """Serve each application and visit them in turns, `seconds` for each in all."""
    measured = {application: Measured() for application in visits}
    with contextlib.ExitStack() as stack:
        served = {application: stack.enter_context(serving(application)) for application in visits}
        for application, visit in visits.items():
            warming = crowd(served[application][1], at_once, min(seconds, 2), visit)
            measured[application].acknowledged += warming.finished
        for _ in range(TURNS):
            for application, visit in visits.items():
                turn = (*served[application], at_once, seconds / TURNS, visit)
                take_turn(measured[application], *turn)
    return measured


def count_stored() -> tuple[int, int]:
    """(whole responses, answers) in the database."""
    from surveys.models import Answer, Response  # noqa: PLC0415 (after the settings are made)

    return Response.objects.complete().count(), Answer.objects.count()


def report(name: str, measured: Measured) -> None:
    tally = measured.tally
    cuts = statistics.quantiles(tally.times, n=100)
    print(f"\n{name}")
    print(f"  finished {tally.finished} in {measured.took:.1f} s, {len(tally.errors)} errors")
    print(f"  {tally.finished / measured.took:.1f} a second", end="; ")
    print(f"{len(tally.times) / measured.took:.0f} requests a second", end="; ")
    print(f"a request: p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms")
    print(f"  CPU ms a request, web: {measured.per_request:.2f}")
    groups = ", ".join(f"{group} {used:.2f}" for group, used in measured.each.items())
    print(f"  CPU ms of each: {groups}")
    for problem in sorted(set(tally.errors))[:3]:
        print(f"  {problem}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--at-once", type=int, default=8, help="visitors at the same time")
    parser.add_argument("--seconds", type=float, default=20, help="how long, at most 300")
    options = parser.parse_args()
    seconds = min(options.seconds, 300)
    with settings_for(os.environ.get("DATABASE_URL") or POSTGRES):
        return compare(options.at_once, seconds)


def compare(at_once: int, seconds: float) -> int:
    from django.db import connection  # noqa: PLC0415 (after the settings are made)

    key = make_eight_questions()
    with connection.cursor() as cursor:
        from bench.bare import ROWS, TABLE  # noqa: PLC0415 (it configures itself otherwise)

        cursor.execute(TABLE)
        cursor.execute(ROWS)
    before = count_stored()
    visits = {BARE: Visitor.touch_row, OURS: lambda visitor, _: visitor.answer_all(key)}
    measured = measure(visits, at_once, seconds)
    stored = count_stored()
    bare, whole = measured[BARE], measured[OURS]
    print(f"{at_once} visitors at once; load of the machine: {os.getloadavg()[0]:.1f}")
    report("a bare view: one row read and written", bare)
    report("a whole response of eight questions", whole)
    return judge(bare, whole, before, stored)


def judge(bare: Measured, whole: Measured, before: tuple[int, int], stored: tuple[int, int]) -> int:
    responses, answers = stored[0] - before[0], stored[1] - before[1]
    ratio = whole.per_request / bare.per_request
    each = whole.each["web"]
    print(f"\nrows: {responses} responses, {answers} answers stored; ", end="")
    print(f"{whole.acknowledged} responses acknowledged")
    print(f"CPU of a request to the bare view's: {ratio:.2f} (at most {RATIO})")
    print(f"CPU ms of a whole response, web: {each:.1f} (at most {WHOLE})", end="; ")
    print(f"with the database: {each + whole.each['database']:.1f}")
    complete = (responses, answers) == (whole.acknowledged, whole.acknowledged * len(ANSWERS))
    met = complete and not whole.tally.errors and ratio <= RATIO and each <= WHOLE
    print("figures met" if met else "figures missed")
    return not met


if __name__ == "__main__":
    sys.exit(main())
