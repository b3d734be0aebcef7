"""One writer at a time; the second waits, and is then told who holds the book."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tithing.store.disk.folder import BookFolder
from tithing.store.writer.lock import holder_of, one_writer
from tithing.vocabulary.problems import Refused

NOW = datetime(2018, 5, 1, 9, 0, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tithing.store.disk.folder import BookFolder
from tithing.store.writer.lock import one_writer
with one_writer(BookFolder(Path(sys.argv[1])), who="another import", now=datetime(2018, 5, 1, 8, 30, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.readline()
"""


def _holder(folder: BookFolder) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_writer_is_told_who_holds_the_book_and_since_when(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)
    process = _holder(folder)

    with (
        pytest.raises(Refused) as refusal,
        one_writer(folder, who="me", now=NOW, wait_seconds=0.1),
    ):
        pass
    process.communicate("done\n")

    assert "written by another import, since 2018-05-01T08:30:00+00:00; waited 0.1 seconds" in str(
        refusal.value
    )


def test_the_second_writer_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)
    process = _holder(folder)
    told = []

    def first_ends(holder: object) -> None:
        told.append(str(holder))
        process.communicate("done\n")

    with one_writer(folder, who="me", now=NOW, wait_seconds=30, on_wait=first_ends):
        assert holder_of(folder.lock).who == "me"

    assert told == ["another import, since 2018-05-01T08:30:00+00:00"]


def test_a_killed_writer_leaves_the_book_unlocked(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)
    process = _holder(folder)
    process.send_signal(signal.SIGKILL)
    process.wait()

    with one_writer(folder, who="me", now=NOW, wait_seconds=0):
        pass

    assert folder.lock.read_bytes() == b""


def test_the_lock_file_is_empty_again_afterwards_even_when_the_work_fails(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)

    with pytest.raises(ZeroDivisionError), one_writer(folder, who="me", now=NOW):
        raise ZeroDivisionError

    assert folder.lock.read_bytes() == b""


def test_a_lock_file_that_is_deleted_lets_nobody_else_in(tmp_path: Path) -> None:
    """The journal is locked as well, and nobody deletes that."""
    folder = BookFolder(tmp_path)
    folder.journal.touch()
    process = _holder(folder)
    folder.lock.unlink()

    with (
        pytest.raises(Refused, match="is being written by another program"),
        one_writer(folder, who="me", now=NOW, wait_seconds=0.1),
    ):
        pass
    process.communicate("done\n")


def test_a_holders_words_that_outlived_it_are_told_as_such(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)
    process = _holder(folder)
    words = folder.lock.read_text()
    process.kill()
    process.wait()
    folder.lock.write_text(words)

    holder = holder_of(folder.lock)

    assert holder.ended
    assert str(holder).endswith("which has ended)")


def test_a_disk_without_locks_is_told_apart_from_another_writer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("tithing.store.writer.lock._try", no_locks)

    with (
        pytest.raises(Refused, match=r"this disk cannot lock files.*Keep the book on a local disk"),
        one_writer(BookFolder(tmp_path), who="me", now=NOW, wait_seconds=5),
    ):
        pass


def test_the_lock_is_no_longer_ours_once_the_journal_was_replaced(tmp_path: Path) -> None:
    folder = BookFolder(tmp_path)
    folder.journal.touch()

    with one_writer(folder, who="me", now=NOW) as held:
        assert held.is_still_ours()
        (tmp_path / "other").touch()
        (tmp_path / "other").replace(folder.journal)

        assert not held.is_still_ours()
