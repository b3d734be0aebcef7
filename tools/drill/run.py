"""Runs cases, several at once, and says of each drill how many were tried and how many survived."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tools.drill.arena import Arena, make_arena
from tools.drill.case import open_case
from tools.drill.command import Tithing, Warm
from tools.drill.drill import Drill
from tools.drill.faults import NotSurvived, NotTried

IN_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Wanted:
    """Which cases, of which program (`entry`), how."""

    cases: Sequence[tuple[Drill, int]]
    entry: str
    jobs: int = 2
    cold: bool = False
    folder: Path | None = None
    keep: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one case: `fault` is empty where it survived, `wanting` where it could be tried."""

    drill: str
    seed: int
    fault: str = ""
    wanting: str = ""

    @property
    def tried(self) -> bool:
        return not self.wanting

    @property
    def survived(self) -> bool:
        return self.tried and not self.fault


def run_drills(wanted: Wanted) -> int:
    """Run all and print a line a drill; 1 where anything did not survive."""
    started = time.monotonic()
    print(f"{'drill':<26}{'tried':>6}{'survived':>10}", flush=True)
    outcomes: list[Outcome] = []
    with _working_folder(wanted) as folder, Crew(wanted, folder) as crew:
        for _, cases in groupby(wanted.cases, key=lambda case: case[0].name):
            found = crew.run(list(cases))
            _say(found)
            outcomes += found
    return _end(outcomes, time.monotonic() - started)


def _say(found: Sequence[Outcome]) -> None:
    tried, survived = sum(each.tried for each in found), sum(each.survived for each in found)
    print(f"{found[0].drill:<26}{tried:>6}{survived:>10}", flush=True)
    for words in dict.fromkeys(each.wanting for each in found if each.wanting):
        print(f"    {sum(each.wanting == words for each in found)} not tried: {words}", flush=True)
    for each in found:
        if each.fault:
            again = f"python -m tools.drill --only {each.drill} --seed {each.seed}"
            print(f"    seed {each.seed}: {each.fault}\n        again: {again}", flush=True)


def _end(outcomes: Sequence[Outcome], seconds: float) -> int:
    tried, survived = sum(each.tried for each in outcomes), sum(each.survived for each in outcomes)
    print(f"{'all':<26}{tried:>6}{survived:>10}   in {seconds:.0f} s", flush=True)
    return 0 if tried and tried == survived else 1


@contextmanager
def _working_folder(wanted: Wanted) -> Iterator[Path]:
    top = wanted.folder or (IN_MEMORY if IN_MEMORY.is_dir() else None)
    folder = Path(tempfile.mkdtemp(prefix="tithing-drill-", dir=top))
    try:
        yield folder
    finally:
        if wanted.keep:
            print(f"Kept in {folder}.")
        else:
            shutil.rmtree(folder, ignore_errors=True)


class Crew:
    """As many workers as asked for, each with a warm process of its own, all starting from one arena."""

    def __init__(self, wanted: Wanted, folder: Path) -> None:
        self.wanted, self.folder = wanted, folder
        self._mine = threading.local()
        self._warm: list[Warm] = []
        self._pool = ThreadPoolExecutor(wanted.jobs)
        self.arena: Arena | None = None

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *failure: object) -> None:
        self._pool.shutdown()
        for warm in self._warm:
            warm.close()

    def run(self, cases: Sequence[tuple[Drill, int]], *, entry: str = "") -> list[Outcome]:
        """What becomes of each; `entry` names another program than the one that made the arena."""
        if self.arena is None:
            self.arena = self._pool.submit(self._make_arena).result()
        return list(self._pool.map(lambda case: self._run_one(*case, entry or self.wanted.entry), cases))

    def _make_arena(self) -> Arena:
        folder = self.folder / "arena"
        return make_arena(folder, self._tithing(folder, self.wanted.entry))

    def _run_one(self, drill: Drill, seed: int, entry: str) -> Outcome:
        assert self.arena is not None
        folder = self.folder / f"{drill.name}-{seed}"
        case = open_case(drill.name, seed, folder, self.arena, self._tithing(folder, entry))
        outcome = Outcome(drill.name, seed)
        try:
            drill.run(case)
        except NotSurvived as fault:
            outcome = Outcome(drill.name, seed, fault="; ".join([*case.did, str(fault)]))
        except NotTried as wanting:
            outcome = Outcome(drill.name, seed, wanting=str(wanting))
        except Exception as fault:  # of the drill itself, or something so far out that it did not expect it
            said = f"the drill fails: {type(fault).__name__}: {fault} {_raised_at(fault)}"
            outcome = Outcome(drill.name, seed, fault="; ".join([*case.did, said]))
        if not (self.wanted.keep and outcome.fault):
            shutil.rmtree(folder, ignore_errors=True)
        return outcome

    def _tithing(self, folder: Path, entry: str) -> Tithing:
        return Tithing(folder / "book", folder / "temp", entry=entry, warm=self._warm_of_thread())

    def _warm_of_thread(self) -> Warm | None:
        if self.wanted.cold:
            return None
        if not hasattr(self._mine, "warm"):
            self._mine.warm = Warm(self.wanted.entry)
            self._warm.append(self._mine.warm)
        warm: Warm = self._mine.warm
        return warm


def _raised_at(fault: Exception) -> str:
    """The last lines that it came through, innermost last: what does not come again has to be told at once."""
    frames = traceback.extract_tb(fault.__traceback__)[-4:]
    return "(" + " > ".join(f"{Path(each.filename).name}:{each.lineno}" for each in frames) + ")"
