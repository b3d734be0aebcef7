"""What nobody foresaw, written down for whoever mends it: an incident number, and a log that holds where it happened.

The log holds the places in the program, and never a value: no locals, and no message that a partner's cell could be in.
It lies in the user's own folder for such things and not in the book (decision 25).
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import secrets
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER_SETTING = "TITHING_INCIDENTS"
KEPT = 200  # logs; the oldest of more are removed
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another when read out
_OURS = re.compile(rf"\d{{4}}-\d\d-\d\d-[{_LETTERS}]{{6}}\.txt")
# Their messages name parts of the program and no value that was read.
_ABOUT_THE_PROGRAM = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)


@dataclass(frozen=True)
class NotedIncident:
    """`log` is None where none could be written; `why_not` then says why."""

    number: str
    log: Path | None
    why_not: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What the person is told about it."""
        if self.log is None:
            again = f"set {FOLDER_SETTING} to a folder that can be written to, and run it again"
            return (f"No log of it could be written ({self.why_not}): {again}.",)
        return (f"The log, which holds nothing of your files, is {self.log}.",)


def note_incident(error: BaseException, *, command: str, today: date) -> NotedIncident:
    """Write the incident's log and give its number.

    >>> note_incident(ValueError("x"), command="import", today=date(2026, 3, 1)).number  # doctest: +SKIP
    '2026-03-01-K7QX2M'
    """
    number = f"{today.isoformat()}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"
    try:
        folder = incident_folder(os.environ, sys.platform)
        folder.mkdir(parents=True, exist_ok=True)
        log = _written(folder / f"{number}.txt", log_text(error, number=number, command=command))
    except (OSError, RuntimeError) as failed:  # RuntimeError: the system knows no home folder
        return NotedIncident(number, None, getattr(failed, "strerror", None) or str(failed))
    _keep_the_latest(folder)
    return NotedIncident(number, log)


def incident_folder(environment: Mapping[str, str], system: str) -> Path:
    """Where logs lie: as TITHING_INCIDENTS says, else where the system keeps a user's logs.

    >>> incident_folder({"XDG_STATE_HOME": "/home/officer/state"}, "linux").as_posix()
    '/home/officer/state/tithing/incidents'
    """
    if said := environment.get(FOLDER_SETTING):
        return Path(said)
    if system == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "Tithing" / "incidents"
    if system == "darwin":
        return Path.home() / "Library" / "Logs" / "Tithing"
    state = environment.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "tithing" / "incidents"


def log_text(error: BaseException, *, number: str, command: str) -> str:
    """The whole log: what ran, and the chain of exceptions with their places, the first cause first."""
    about = [
        f"Incident {number}",
        f"Command: {command}",
        f"Tithing {_version()}, Python {platform.python_version()}",
    ]
    about.append(f"System: {platform.system()} {platform.release()}")
    return "\n".join([*about, "", *_chain(error), ""])


def _chain(error: BaseException) -> Iterator[str]:
    seen: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in seen and len(seen) < 10:
        seen.append(at)
        at = at.__cause__ or at.__context__
    for each in reversed(seen):
        yield from _places(each)
        yield f"{type(each).__module__}.{type(each).__qualname__}{_harmless(each)}"
        yield ""


def _places(error: BaseException) -> Iterator[str]:
    """Each frame by its place in the program, not on the machine; a frame that calls itself is told once."""
    frames = [
        traceback.FrameSummary(
            _inside(frame.filename), frame.lineno, frame.name, lookup_line=False, line=frame.line or ""
        )
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    for text in traceback.StackSummary.from_list(frames).format():
        yield text.rstrip("\n")


def _inside(file: str) -> str:
    """The place of a module in its package: `tithing/cli/say.py`, and no folder of the person's, whatever that is called."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    for root in ("site-packages", "dist-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) + 1 :])
    return "/".join(parts[-2:])


_PACKAGE = Path(__file__).parents[1]


def _harmless(error: BaseException) -> str:
    """The message, where it can hold no value from a file; else what kind of thing it was about."""
    if isinstance(error, _ABOUT_THE_PROGRAM):
        return f": {error}"
    if isinstance(error, OSError):
        return f": {error.strerror}"
    if isinstance(error, UnicodeError):
        return f": {getattr(error, 'encoding', '')}, {getattr(error, 'reason', '')}"
    return " (its message is left out: it may hold a value)"


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tithing")
    except PackageNotFoundError:
        return "from its source"


def _written(path: Path, text: str) -> Path:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return path


def _keep_the_latest(folder: Path) -> None:
    """Remove the oldest of very many logs, and nothing that is not one."""
    with contextlib.suppress(OSError):
        logs = sorted(path for path in folder.iterdir() if _OURS.fullmatch(path.name))
        for path in logs[:-KEPT]:
            path.unlink(missing_ok=True)
