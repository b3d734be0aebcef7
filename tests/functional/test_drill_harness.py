"""The drills find what they are for: each program that misbehaves in one way is found out, by seed and in words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.shared import ROOT
from tools.drill.command import ENTRY
from tools.drill.cut_short import killed_at
from tools.drill.disturb import Disturbance
from tools.drill.drill import Drill
from tools.drill.drills import DRILLS
from tools.drill.run import Crew, Wanted, run_drills
from tools.drill.traces import first_run_left, runs_of

PLANTS = "tests.functional.planted_programs"
# the program, the drill that finds it out, what is said of it
FOUND_OUT = [
    ("loses_an_original", "writers-one-file", "originals are gone"),
    ("says_falsely_that_nothing_was_changed", "kill-rebuild", "says that nothing was changed"),
    ("ends_in_a_traceback", "kill-rebuild", "a traceback"),
    ("unpacks_into_the_temp_folder", "kill-import", "left in the temp folder"),
    ("verifies_everything", "bits", "verify finds nothing amiss"),
    ("erases_into_lost", "erase", "of the erased file is left in"),
    ("withdraws_nothing", "withdraw-exact", "differs in"),
]


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Who runs the cases, all from one book that a program in order made."""
    with Crew(Wanted([], ENTRY, jobs=1), tmp_path_factory.mktemp("drill")) as crew:
        yield crew


def _called(name: str) -> Drill:
    return next(each for each in DRILLS if each.name == name)


@pytest.mark.parametrize(("program", "drill", "words"), FOUND_OUT, ids=[each[0] for each in FOUND_OUT])
def test_a_program_that_misbehaves_is_found_out(crew: Crew, program: str, drill: str, words: str) -> None:
    (outcome,) = crew.run([(_called(drill), 1)], entry=f"{PLANTS}:{program}")

    assert outcome.tried
    assert words in outcome.fault


def test_what_was_found_out_is_told_with_the_command_that_runs_it_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run_drills(Wanted([(_called("bits"), 1)], f"{PLANTS}:verifies_everything", jobs=1))

    said = capsys.readouterr().out
    assert code == 1
    assert "verify finds nothing amiss" in said
    assert "--only bits --seed 1" in said


# -- what is done to a command ------------------------------------------------------------------------------

FIVE_OPERATIONS = """
import os
from pathlib import Path

def main(argv):
    folder = Path(argv[0])
    (folder / "a").mkdir()                       # 1 mkdir
    file = open(folder / "a" / "b.part", "wb")   # 2 open
    file.write(b"0123456789")
    file.flush()                                 # 3 write
    os.fsync(file.fileno())                      # 4 fsync
    os.replace(folder / "a" / "b.part", folder / "a" / "b")  # 5 rename
    Path(argv[1]).write_text("not watched")
"""


def _five(folder: Path, how: Disturbance) -> subprocess.CompletedProcess[str]:
    (folder / "five_operations.py").write_text(FIVE_OPERATIONS, encoding="utf-8")
    watched = folder / "book"
    watched.mkdir()
    request = {
        "entry": "five_operations:main",
        "argv": [str(watched), str(folder / "other")],
        "disturbance": {**vars(how), "watched": [str(watched)], "trace": str(folder / "trace")},
    }
    environment = {"PYTHONPATH": str(folder), "PATH": ""}
    command = [sys.executable, "-m", "tools.drill.child", json.dumps(request)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_every_operation_of_a_watched_folder_is_counted(tmp_path: Path) -> None:
    done = _five(tmp_path, Disturbance("count", (), ""))

    assert done.returncode == 0, done.stderr
    names = [line.split()[1] for line in (tmp_path / "trace").read_text(encoding="utf-8").splitlines()]
    assert names == ["mkdir", "open", "write", "fsync", "rename"]


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (1, {}),
        (2, {"a": None}),
        (3, {"a": None, "a/b.part": b"01234"}),
        (5, {"a": None, "a/b.part": b"0123456789"}),
    ],
)
def test_a_kill_ends_the_command_before_its_operation_or_in_the_middle_of_a_write(
    tmp_path: Path, at: int, left: dict[str, bytes | None]
) -> None:
    done = _five(tmp_path, Disturbance("kill", (), "", at))

    found = {
        path.relative_to(tmp_path / "book").as_posix(): None if path.is_dir() else path.read_bytes()
        for path in (tmp_path / "book").rglob("*")
    }
    assert done.returncode == -9
    assert found == left


@pytest.mark.parametrize(
    ("kind", "at", "words"),
    [("full", 3, "No space left"), ("fail", 4, "Input/output error"), ("readonly", 1, "Read-only")],
)
def test_an_operation_that_fails_says_why(tmp_path: Path, kind: str, at: int, words: str) -> None:
    done = _five(tmp_path, Disturbance(kind, (), "", at))

    assert done.returncode == 1
    assert words in done.stderr
    assert not (tmp_path / "other").exists()


# -- what is left of a file -----------------------------------------------------------------------------------


def test_what_is_left_of_a_file_is_found_in_a_table_and_in_a_packed_file(tmp_path: Path) -> None:
    import gzip

    import polars

    wanted = runs_of([b"counted after zimbolquen"])
    polars.DataFrame({"note": ["counted after zimbolquen"] * 2}).write_parquet(tmp_path / "a.parquet")
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"1,2,counted after zimbolquen,3"))

    for name in ("a.parquet", "b.gz"):
        found = first_run_left(wanted, [tmp_path])
        assert found is not None
        assert found[0].name == name
        found[0].unlink()
    assert first_run_left(wanted, [tmp_path]) is None


# -- what a killed process leaves, without one ---------------------------------------------------------------


@pytest.fixture
def switching_often() -> Iterator[None]:
    """Threads take turns as often as can be, so that what must not come between does."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def _begun(folder: Path) -> Path:
    folder.mkdir()
    (folder / "begun").mkdir()
    return folder


def test_of_two_cases_at_once_each_is_cut_at_its_own_operation(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = _begun(tmp_path / "a" / "book"), _begun(tmp_path / "b" / "book")

    first, second = killed_at(one, 3), killed_at(other, 2)
    first.__enter__()
    second.__enter__()
    (one / "1").mkdir()
    first.__exit__(None, None, None)  # it came to its end: nothing after is its matter
    for number in range(2, 6):
        (one / str(number)).mkdir()
        (other / str(number)).mkdir()
    second.__exit__(None, None, None)

    assert sorted(path.name for path in one.iterdir()) == ["1", "2", "3", "4", "5", "begun"]
    assert sorted(path.name for path in other.iterdir()) == ["2", "begun"]
    assert sorted(path.name for path in tmp_path.rglob("killed")) == []


def test_what_is_cut_has_the_links_that_led_into_it(tmp_path: Path) -> None:
    book = _begun(tmp_path / "book")
    (book / "link").symlink_to(book / "begun")

    with killed_at(book, 1):
        (book / "1").mkdir()

    assert sorted(path.name for path in book.iterdir()) == ["begun", "link"]
    assert (book / "link").is_symlink()


@pytest.mark.usefixtures("switching_often")
def test_a_book_that_threads_write_into_is_cut_once(tmp_path: Path) -> None:
    for at in range(1, 41):
        book = _begun(tmp_path / str(at))

        with ThreadPoolExecutor(8) as several, killed_at(book, at):
            made = list(several.map(lambda number, book=book: (book / str(number)).mkdir(), range(40)))

        assert len(made) == 40
        assert (book / "begun").is_dir()
        assert len(list(book.iterdir())) <= at + 7  # the others may be a step ahead, none of them two
