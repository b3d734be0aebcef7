"""The folder in which a set of files is made before it is moved into place, and how a dead run's is settled.

.<stem>.writing/
  alive        locked while the process that writes lives
  intent.json  what will be moved out, what in, and under which name a file changed by hand is kept
  new/         the new files, until they are moved into place
  ready        from here on the set is finished, never taken back, by whoever finds it
  old/         the files that were moved out
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from tithing.documents.files.whole_file import write_new
from tithing.vocabulary.problems import Problem, Refused

ENDING = ".writing"
_INTENT, _ALIVE, _READY = "intent.json", "alive", "ready"


@dataclass(frozen=True)
class Plan:
    """Names in the order in which they move: `new` ends and `old` begins with the manifest. `kept`: name -> its new name."""

    new: tuple[str, ...]
    old: tuple[str, ...]
    kept: Mapping[str, str]


class SetInWriting:
    """One such folder, held by this process while it is open."""

    def __init__(self, folder: Path, root: Path, lock: int) -> None:
        self.folder = folder
        self._root, self._lock = root, lock
        self._left = False

    def declare(self, plan: Plan) -> None:
        """Say what will be made, before any of it is."""
        write_new(self._root / _INTENT, json.dumps(asdict(plan)).encode())
        (self._root / "new").mkdir()
        (self._root / "old").mkdir()

    def stage(self, name: str, content: bytes) -> None:
        write_new(self._root / "new" / name, content)

    def make_ready(self) -> None:
        _flush(self._root / "new")
        write_new(self._root / _READY, b"")
        _flush(self._root)

    def is_ready(self) -> bool:
        return (self._root / _READY).exists()

    def go_forward(self, plan: Plan) -> None:
        """Move the old files out and the new ones in; as often as it takes, after whichever interruption."""
        for name in plan.old:
            waits = os.path.lexists(self._root / "new" / name)
            if waits and os.path.lexists(self.folder / name):
                os.replace(self.folder / name, self._root / "old" / name)
        for name in plan.new:
            if os.path.lexists(self._root / "new" / name):
                os.replace(self._root / "new" / name, self.folder / name)
        for name, kept in plan.kept.items():
            if os.path.lexists(self._root / "old" / name):
                os.replace(self._root / "old" / name, self.folder / kept)
        _flush(self.folder)

    def go_back(self, plan: Plan) -> None:
        """Undo `go_forward`, as far as it came."""
        for name, kept in plan.kept.items():
            if os.path.lexists(self.folder / kept):
                os.replace(self.folder / kept, self._root / "old" / name)
        for name in reversed(plan.new):
            if not os.path.lexists(self._root / "new" / name):
                os.replace(self.folder / name, self._root / "new" / name)
        for name in reversed(plan.old):
            if os.path.lexists(self._root / "old" / name):
                os.replace(self._root / "old" / name, self.folder / name)

    def leave(self) -> None:
        """Let it lie as it is, for the next run to settle."""
        self._left = True

    def close(self, plan: Plan | None) -> None:
        """Remove what was declared, and nothing else; let go of the lock. What cannot be removed is left to the next run."""
        if os.name == "nt":  # there a file that is open cannot be removed
            os.close(self._lock)
        with contextlib.suppress(OSError):
            if not self._left:
                self._clear(plan)
        with contextlib.suppress(OSError):
            if os.name != "nt":
                os.close(self._lock)

    def intent(self) -> Plan | None:
        """What was declared; None where it did not come so far."""
        try:
            said = json.loads((self._root / _INTENT).read_bytes())
            plan = Plan(tuple(said["new"]), tuple(said["old"]), dict(said["kept"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        names = (*plan.new, *plan.old, *plan.kept, *plan.kept.values())
        return plan if all(Path(name).name == name for name in names) else None

    def _clear(self, plan: Plan | None) -> None:
        """`ready` goes first: from then on nothing is moved any more, whoever comes."""
        (self._root / _READY).unlink(missing_ok=True)
        for part, names in (("new", plan.new if plan else ()), ("old", plan.old if plan else ())):
            for name in names:
                (self._root / part / name).unlink(missing_ok=True)
            _remove_empty(self._root / part)
        (self._root / _INTENT).unlink(missing_ok=True)
        (self._root / _ALIVE).unlink(missing_ok=True)
        _remove_empty(self._root)


@contextlib.contextmanager
def begun(folder: Path, stem: str) -> Iterator[SetInWriting]:
    """A new folder to write the set in, cleared away at the end. Raises Refused where another run is writing the same."""
    root = folder / f".{stem}{ENDING}"
    writing = _taken(folder, root, make=True)
    if writing is None:
        change = "Wait until it has finished, and run the command again"
        raise Refused(Problem("another run is writing the same report", change, file=str(folder)))
    try:
        yield writing
    finally:
        writing.close(writing.intent())


def settle(folder: Path) -> list[str]:
    """Finish or clear away what runs that died have left; a notice of each."""
    notices = []
    for root in sorted(folder.glob(f".*{ENDING}")):
        writing = _taken(folder, root, make=False) if root.is_dir() else None
        if writing is not None:
            notices += _settled(writing, root.name[1:].removesuffix(ENDING))
    return notices


def kept_words(name: str, kept: str) -> str:
    """Where a file is that somebody had changed."""
    return f"{name} had been changed by hand since it was written; the changed one is kept as {kept}"


def _settled(writing: SetInWriting, stem: str) -> list[str]:
    """What became of it, and what it would have said had it lived: which files changed by hand it set aside."""
    plan = writing.intent()
    try:
        done = "what it had left aside is cleared away"
        if plan is not None and writing.is_ready():
            writing.go_forward(plan)
            done = "its files have been moved into place"
        aside = plan.kept.items() if plan is not None else ()
        return [
            f"an earlier run for {stem} was cut short; {done}",
            *(kept_words(name, kept) for name, kept in aside if os.path.lexists(writing.folder / kept)),
        ]
    except BaseException:
        writing.leave()
        raise
    finally:
        writing.close(plan)


def _taken(folder: Path, root: Path, *, make: bool) -> SetInWriting | None:
    """The folder, where no living process has it."""
    if make:
        try:
            root.mkdir()
        except FileExistsError:
            return None
    alive = root / _ALIVE
    lock = os.open(alive, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if _locked(lock) and os.fstat(lock).st_ino == alive.stat().st_ino:
            return SetInWriting(folder, root, lock)
    except FileNotFoundError:  # whoever had it has finished in this moment
        pass
    os.close(lock)
    return None


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours now. A disk that cannot lock cannot tell the dead from the living: then it is ours."""
    try:
        import fcntl
    except ImportError:
        return _locked_on_windows(descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _locked_on_windows(descriptor: int) -> bool:
    import msvcrt

    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True


def _remove_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not there, or with something in it that is not ours
        folder.rmdir()


def _flush(folder: Path) -> None:
    with contextlib.suppress(OSError):  # a folder cannot be flushed on every system
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
