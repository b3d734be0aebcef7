"""Runs whole processes in turn and takes medians of their time and memory."""

from __future__ import annotations

import compileall
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TITHING = [sys.executable, "-c", "from tithing.cli import main; main()"]


def busy() -> str:
    """How much else the machine is doing: the median of a busy one is of a busy one."""
    return f"a load of {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


@dataclass(frozen=True)
class Cost:
    """Medians: seconds by the clock, seconds of processor, megabytes at the peak."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Run:
    """A process to measure, and what to do before each time (which is not measured)."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    cwd: Path = ROOT


class Bench:
    """A folder to work in, and how often to measure."""

    def __init__(self, folder: Path, times: int) -> None:
        self.folder, self.times = folder, times
        compileall.compile_dir(ROOT / "tithing", quiet=2)  # as an installed program is

    def measure(self, runs: Mapping[str, Run]) -> dict[str, Cost]:
        """Each once in turn, `times` times over, after one round that warms the disk."""
        found: dict[str, list[Cost]] = {name: [] for name in runs}
        for round_ in range(self.times + 1):
            for name, run in runs.items():
                run.before()
                cost = _once(run)
                if round_:
                    found[name].append(cost)
        return {name: _median(costs) for name, costs in found.items()}


def header(times: int) -> None:
    """The head of the one table that everything is a row of."""
    print(f"Medians of {times} whole processes, after one to warm the disk; those compared take turns.\n")
    print(f"{'':<{_WIDTH}}  {'time, s':>8}  {'CPU, s':>8}  {'peak, MB':>8}  aim", flush=True)


def show(title: str, costs: Mapping[str, Cost], aim: str = "") -> None:
    """A heading and a row each."""
    print(f"\n{title:<{_WIDTH + 32}}{aim}".rstrip())
    print(f"  with {busy()}")
    for name, cost in costs.items():
        print(f"  {name:<{_WIDTH - 2}}  {cost.wall:8.2f}  {cost.cpu:8.2f}  {cost.memory:8.0f}", flush=True)


def told(what: str, number: str, aim: str = "") -> None:
    """One number that is no cost of a process, in the place of the CPU's."""
    print(f"  {what:<{_WIDTH - 2}}  {'':>8}  {number:>8}  {'':>8}  {aim}".rstrip(), flush=True)


def ratio(what: str, one: Cost, other: Cost, aim: str = "") -> None:
    """How many times as much one takes as another."""
    times = (one.wall / other.wall, one.cpu / other.cpu, one.memory / other.memory)
    print(f"  {what:<{_WIDTH - 2}}  {''.join(f'{each:7.2f}x  ' for each in times)}{aim}".rstrip(), flush=True)


def _once(run: Run) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        run.command, cwd=run.cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(run.command)[:200]}\nended with {process.returncode}:\n{said.decode()}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _PER_MEGABYTE)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )


_WIDTH = 60  # of the first column
_PER_MEGABYTE = 1 << 20 if sys.platform == "darwin" else 1 << 10  # macOS counts bytes, Linux kilobytes
assert resource.RUSAGE_CHILDREN  # this tool needs a system that counts what a process used
