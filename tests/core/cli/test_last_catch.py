"""However a command ends, a person reads a sentence: what happened, what was left unharmed, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.support.books import make_book
from tithing.cli import every_command, incident, run
from tithing.cli.exit_codes import UNFORESEEN
from tithing.cli.incident import incident_folder
from tithing.cli.last_catch import NOTHING_CHANGED, Course, course_of, with_last_catch
from tithing.vocabulary.problems import HalfDone, Problem, Refused, Unforeseen

SECRET = "J. Blank, 14 Elm"


class Panic(BaseException):
    """As a library in Rust raises: no Exception."""


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TITHING_INCIDENTS", str(tmp_path / "incidents"))
    return tmp_path / "incidents"


def fails(error: BaseException) -> Callable[[], int]:
    def work() -> int:
        raise error

    return work


def endless() -> int:
    return endless()


@pytest.mark.parametrize(
    "work", [fails(ValueError(SECRET)), fails(KeyError(SECRET)), fails(Panic(SECRET)), endless]
)
def test_what_nobody_foresaw_is_a_sentence_a_number_and_a_log(
    work: Callable[[], int], logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert with_last_catch(work, Course("import")) == UNFORESEEN

    said = capsys.readouterr().err
    [log] = logs.iterdir()
    assert said.startswith("Something went wrong that Tithing did not foresee.")
    assert f"Incident {log.stem}. Run it once more" in said
    assert str(log) in said
    assert "Traceback" not in said
    assert SECRET not in said


def test_the_log_holds_the_places_and_the_chain_but_no_value_and_no_path_of_the_person(logs: Path) -> None:
    def work() -> int:
        held = SECRET
        try:
            raise KeyError(held)
        except KeyError as error:
            raise ValueError(f"{held} is no number") from error

    with_last_catch(work, Course("figures"))

    [log] = logs.iterdir()
    text = log.read_text(encoding="utf-8")
    assert "Command: figures" in text
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert 'File "cli/test_last_catch.py"' in text
    assert "in work" in text
    assert SECRET not in text
    assert str(Path.home()) not in text
    assert log.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("home", ["jane", "tithing", "tithing/jane's"])
def test_a_module_is_told_by_its_place_in_the_program_wherever_that_stands(
    monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.setattr(incident, "_PACKAGE", Path("/home", home, "tithing"))

    assert incident._inside(f"/home/{home}/tithing/cli/say.py") == "tithing/cli/say.py"
    assert incident._inside(f"/home/{home}/tests/test_say.py") == "tests/test_say.py"


def test_a_folder_for_logs_that_cannot_be_written_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TITHING_INCIDENTS", str(tmp_path / "file" / "logs"))

    assert with_last_catch(fails(ValueError()), Course("import")) == UNFORESEEN
    assert "No log of it could be written (Not a directory): set TITHING_INCIDENTS" in capsys.readouterr().err


def test_of_very_many_logs_the_oldest_go_and_nothing_else(
    logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incident, "KEPT", 2)
    logs.mkdir()
    for name in ("2020-01-01-AAAAAA.txt", "2020-01-02-AAAAAA.txt", "2020-01-01.txt", "notes.txt"):
        (logs / name).touch()

    with_last_catch(fails(ValueError()), Course("import"))

    left = {path.name for path in logs.iterdir()}
    assert {"2020-01-02-AAAAAA.txt", "2020-01-01.txt", "notes.txt"} < left
    assert "2020-01-01-AAAAAA.txt" not in left


@pytest.mark.parametrize(
    ("environment", "system", "folder"),
    [
        ({"TITHING_INCIDENTS": "/x"}, "linux", "/x"),
        ({"XDG_STATE_HOME": "/s"}, "linux", "/s/tithing/incidents"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/Tithing/incidents"),
    ],
)
def test_logs_lie_where_the_system_keeps_them(environment: dict[str, str], system: str, folder: str) -> None:
    assert incident_folder(environment, system).as_posix() == folder


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "Stopped; nothing was changed."),
        (
            MemoryError(),
            1,
            "Refused: 1 problem; nothing was changed.\n  this computer has not enough memory left for it.",
        ),
        (
            OSError(errno.ENOSPC, "No space left on device", "raw/x"),
            1,
            "  raw/x: the disk is full (No space left on device). Make room there",
        ),
        (Refused(Problem("a", "b")), 1, "Refused: 1 problem; nothing was changed.\n  a. b."),
        (HalfDone(Problem("a", "b")), 1, "Refused: 1 problem.\n  a. b."),
        (
            Unforeseen(Problem("a", "b")),
            UNFORESEEN,
            "Refused: 1 problem; nothing was changed.\n  a. b.\nIncident 2",
        ),
        (SystemExit(2), 2, ""),
        (SystemExit("no"), 2, ""),
    ],
)
def test_each_way_to_end_has_its_words_and_its_code(
    error: BaseException, code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = course_of("import", when_refused=NOTHING_CHANGED, kept=make_book(tmp_path / "book").folder.root)

    assert with_last_catch(fails(error), course) == code

    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), MemoryError(), OSError(5, "Input/output error"), ValueError()]
)
def test_nothing_was_changed_is_not_said_once_the_book_has_changed(
    error: BaseException, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make_book(tmp_path / "book").folder.root

    def work() -> int:
        with (book / "journal.jsonl").open("a") as journal:
            journal.write("{}\n")
        raise error

    with_last_catch(work, course_of("import", when_refused=NOTHING_CHANGED, kept=book))

    said = capsys.readouterr().err
    assert "nothing was changed" not in said
    assert "; part of it may be done." in said


def test_a_refusal_says_that_nothing_was_changed_only_where_that_is_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make_book(tmp_path / "book").folder.root

    def work() -> int:
        with (book / "journal.jsonl").open("a") as journal:
            journal.write("{}\n")
        raise Refused(Problem("a", "b"))

    with_last_catch(work, course_of("upgrade", when_refused=NOTHING_CHANGED, kept=book))

    assert capsys.readouterr().err == "Refused: 1 problem.\n  a. b.\n"


def test_a_refusal_that_left_a_line_says_so_whatever_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refusal = Refused(Problem("a", "b"))
    refusal.add_note("The refusal is noted in the journal, line 3; figures and files are as before.")

    with_last_catch(fails(refusal), course_of("accept", when_refused=NOTHING_CHANGED, kept=tmp_path))

    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Refused: 1 problem; nothing was taken in."
    assert said[-1].startswith("The refusal is noted in the journal, line 3")


@pytest.mark.parametrize("name", every_command())
def test_no_command_lets_an_exception_through(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> SimpleNamespace:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("tithing.cli.command.importlib.import_module", broken)

    assert run([name, "x"]) == UNFORESEEN
    assert "Incident" in capsys.readouterr().err
