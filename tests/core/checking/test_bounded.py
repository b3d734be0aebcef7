"""A bound on time and memory holds in any thread, ends with the parent, and leaves no process behind."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.checking.read.put import INVENTED, write_text
from tests.support.checked_here import in_its_own_process
from tests.support.shared import ROOT
from tithing.checking.bounded import Bounds, ChildEnded, NeededTooMuch, TookTooLong, ask
from tithing.checking.read import LIMITS
from tithing.workflows.check_document import check_documents

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are counted in /proc")
WORK = f"{__package__}.bounded_work"
ROOMY = Bounds(cpu_seconds=20, wall_seconds=60, memory_bytes=1_000_000_000)


def in_a_thread(work: Callable[[], object]) -> object:
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def children_of(parent: int) -> set[int]:
    """The processes that it has started and not yet seen the end of."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended since
            if int(stat.read_text().rpartition(")")[2].split()[1]) == parent:
                found.add(int(stat.parent.name))
    return found


def test_a_request_is_answered() -> None:
    assert ask(WORK, b"echo:" + b"x" * 3_000_000, ROOMY) == b"x" * 3_000_000


@pytest.mark.parametrize("work", [b"loop:", b"regular expression:", b"sleep:"])
@pytest.mark.parametrize("how", [in_a_thread, lambda work: work()], ids=["in a thread", "in the main thread"])
def test_work_without_end_is_ended(work: bytes, how: Callable[[Callable[[], object]], object]) -> None:
    before = children_of(os.getpid())

    with pytest.raises(TookTooLong):
        how(lambda: ask(WORK, work, replace(ROOMY, cpu_seconds=0.3, wall_seconds=4)))

    assert not children_of(os.getpid()) - before


def test_work_that_needs_too_much_memory_is_ended() -> None:
    with pytest.raises(NeededTooMuch):
        in_a_thread(lambda: ask(WORK, b"memory:", replace(ROOMY, memory_bytes=300_000_000)))


def test_work_that_fails_ends_without_an_answer() -> None:
    with pytest.raises(ChildEnded):
        ask(WORK, b"no such work:", ROOMY)


def test_the_child_can_write_no_file(tmp_path: Path) -> None:
    with pytest.raises(ChildEnded):
        ask(WORK, b"write:" + os.fsencode(tmp_path / "left.txt"), ROOMY)

    assert (tmp_path / "left.txt").stat().st_size == 0


def test_a_file_of_the_folder_one_stands_in_is_no_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(0)\n")
    monkeypatch.chdir(tmp_path)

    assert ask(WORK, b"echo:a", ROOMY) == b"a"


def test_a_parent_that_is_killed_leaves_no_child() -> None:
    program = (
        f"from tithing.checking.bounded import Bounds, ask; ask({WORK!r}, b'loop:', Bounds(500, 500, 10**9))"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT)
    child = _first_child_of(parent.pid)

    parent.kill()
    parent.wait()

    assert _ends(child)


def _first_child_of(parent: int) -> int:
    for _ in range(1200):
        if found := children_of(parent):
            return found.pop()
        time.sleep(0.05)
    raise AssertionError("no child was started")


def _ends(process: int) -> bool:
    """Whether it is gone, or is only waiting to be noticed by whoever inherited it."""
    for _ in range(600):
        state = Path(f"/proc/{process}/stat")
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    return False


def test_checking_is_bounded_in_a_thread_and_leaves_the_collector_on(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    write_text(INVENTED * 40, path)
    seen: list[bool] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.01):
            seen.append(gc.isenabled())

    watcher = threading.Thread(target=watch)
    watcher.start()
    checked = in_a_thread(lambda: check_documents([path], settings=replace(LIMITS, check_cpu_seconds=0.05)))
    done.set()
    watcher.join()

    assert "took longer than 0.05 seconds and was stopped" in checked.unread[0].what  # type: ignore[attr-defined]
    assert seen
    assert all(seen)


def test_a_report_is_the_same_from_the_child_as_made_here(tmp_path: Path) -> None:
    from tithing.checking.check import check
    from tithing.checking.read import read_here

    path = tmp_path / "pack.txt"
    path.write_text("Type\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\nRobbery\t7\t36\t27\n", encoding="utf-8")

    [report] = check_documents([path]).reports

    assert report == check([read_here(path)])
    assert report.findings
    assert json.dumps(report.checked)


def _no_rules(_: bytes) -> bytes:
    raise AssertionError("the rules were asked for in this process")


@pytest.mark.usefixtures("own_process")
def test_the_rules_get_a_process_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_text(INVENTED, tmp_path / "pack.txt")
    monkeypatch.setattr("tithing.checking.in_child.report_of", _no_rules)

    (report,) = check_documents([tmp_path / "pack.txt"]).reports

    assert report.documents[0].tables


def test_in_the_process_of_the_tests_the_rules_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_text(INVENTED, tmp_path / "pack.txt")
    with in_its_own_process():
        apart = check_documents([tmp_path / "pack.txt"])

    assert check_documents([tmp_path / "pack.txt"]) == apart
    monkeypatch.setattr("tithing.checking.in_child.report_of", _no_rules)
    assert "sentences failed" in check_documents([tmp_path / "pack.txt"]).unread[0].what
