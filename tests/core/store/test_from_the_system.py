"""What the system would not do is told by its number, and the culprit is named: not a path that was only on the way."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tithing.store.disk.from_the_system import problem_of


@pytest.mark.parametrize(
    ("number", "says", "change"),
    [
        (errno.ENOSPC, "the disk is full", "Make room"),
        (errno.EDQUOT, "quota", "Make room"),
        (errno.EROFS, "read-only", "made writable"),
        (errno.EISDIR, "is a folder", "Name a file"),
        (errno.ENOTDIR, "is a file", "Name a folder"),
        (errno.ENOENT, "no such file or folder", "spelling"),
        (errno.EIO, "could not be read or written", "looked at"),
        (errno.EMFILE, "too many files", "fewer files"),
    ],
)
def test_each_failure_has_words_and_advice_of_its_own(number: int, says: str, change: str) -> None:
    problem = problem_of(OSError(number, os.strerror(number), "raw/x"))

    assert says in problem.what
    assert os.strerror(number) in problem.what
    assert change in problem.change
    assert problem.file == "raw/x"


def test_a_failure_that_nobody_described_is_told_in_the_systems_words() -> None:
    assert problem_of(OSError(errno.ECHILD, "No child processes")).what == "No child processes"
    assert problem_of(OSError("odd"), "a.csv").sentence == "a.csv: odd. Look at it, then try again."


def _closing(monkeypatch: pytest.MonkeyPatch, folder: Path, wanted: int) -> None:
    """As for somebody who is not root, of whom access asks nothing."""
    may = os.access

    def access(path: object, mode: int) -> bool:
        return not (Path(str(path)) == folder and mode & wanted) and may(str(path), mode)

    monkeypatch.setattr(os, "access", access)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [(os.W_OK, "may not write in this folder"), (os.X_OK, "may not look into this folder")],
)
def test_what_was_to_be_moved_into_a_closed_folder_is_told_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: int, says: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    _closing(monkeypatch, raw, wanted)

    moving = PermissionError(
        errno.EACCES, "Permission denied", str(tmp_path / "writing" / "x"), None, str(raw / "x")
    )
    problem = problem_of(moving)

    assert problem.file == str(raw)
    assert says in problem.what


def test_a_file_that_may_not_be_read_is_told_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_text("a")
    _closing(monkeypatch, tmp_path / "a.csv", os.R_OK)

    problem = problem_of(PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "a.csv")))

    assert problem.sentence.startswith(f"{tmp_path / 'a.csv'}: you may not read it (Permission denied).")
