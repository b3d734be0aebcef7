"""What is done to a running command from inside its process: its file operations are counted, and one of them is the last.

Installed by `tools.drill.child` before the command is imported. An operation is one that changes a watched folder: a
file opened for writing, a write, a flush to disk, a rename, a removal, a folder made or removed, a file cut, a lock.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TAKES_SPACE = ("write", "open", "mkdir", "fsync")
PATIENCE = 60.0  # seconds that a held command waits to be let go; after that the drill has failed anyway


@dataclass(frozen=True)
class Disturbance:
    """What happens at the n-th operation under the watched folders; every operation is written to `trace`.

    kind: "count" (nothing happens), "kill", "full" (no space from there on), "fail" (that one operation),
    "readonly" (no operation works), "lockless" (no lock can be had), "hold" (waits until `trace`.go is there).
    """

    kind: str
    watched: tuple[str, ...]
    trace: str
    at: int = 1


@dataclass
class Operations:
    """Counts the operations of this process and does what was asked at the one asked for."""

    asked: Disturbance
    count: int = 0
    _busy: bool = False
    _log: int = field(default=-1)

    def __post_init__(self) -> None:
        self._log = os.open(self.asked.trace, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def watches(self, path: str) -> bool:
        return any(path == top or path.startswith(top + "/") for top in self.asked.watched)

    def came(self, name: str, path: str) -> None:
        """An operation is about to happen: here is where the process may end."""
        if self._busy or not self.watches(path):
            return
        self._busy = True
        try:
            self._act(name, path)
        finally:
            self._busy = False

    def write(self, path: str, data: Any, write: Callable[[Any], int]) -> int:
        """A write, of which half reaches the file where it is the one that is cut off."""
        try:
            self.came("write", path)
        except _CutOff as cut:
            self._busy = True
            write(memoryview(data)[: len(data) // 2])
            self._busy = False
            cut.end()
        return write(data)

    def _act(self, name: str, path: str) -> None:
        self.count += 1
        _really_write(self._log, f"{self.count} {name} {path}\n".encode())
        getattr(self, f"_{self.asked.kind}")(name, path)

    def _count(self, name: str, path: str) -> None:
        pass

    def _kill(self, name: str, path: str) -> None:
        if self.count == self.asked.at:
            _end_or_cut(name, _die)

    def _full(self, name: str, path: str) -> None:
        if self.count >= self.asked.at and name in TAKES_SPACE:
            _end_or_cut(name, lambda: _fail(errno.ENOSPC, path))

    def _fail(self, name: str, path: str) -> None:
        if self.count == self.asked.at:
            _end_or_cut(name, lambda: _fail(errno.EIO, path))

    def _readonly(self, name: str, path: str) -> None:
        if name != "flock":
            _fail(errno.EROFS, path)

    def _lockless(self, name: str, path: str) -> None:
        if name == "flock":
            _fail(errno.ENOLCK if self.asked.at % 2 else errno.EOPNOTSUPP, path)

    def _hold(self, name: str, path: str) -> None:
        if self.count != self.asked.at:
            return
        Path(self.asked.trace + ".held").touch()
        until = time.monotonic() + PATIENCE
        while not os.path.exists(self.asked.trace + ".go") and time.monotonic() < until:
            time.sleep(0.01)


class _CutOff(BaseException):
    """A write ends in its middle, and then what was asked for happens."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self.end = end


def _end_or_cut(name: str, end: Callable[[], None]) -> None:
    if name == "write":
        raise _CutOff(end)
    end()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(PATIENCE)


def _fail(number: int, path: str) -> None:
    raise OSError(number, os.strerror(number), path)


_really_write = os.write
_really_open = io.open


def install(asked: Disturbance) -> Operations:
    """From here on this process is watched. There is no way back: it is done once, in a process of its own."""
    operations = Operations(asked)
    sys.addaudithook(lambda event, arguments: _heard(operations, event, arguments))
    _wrap_descriptors(operations)
    _wrap_open(operations)
    return operations


def _put(module: Any, name: str, wrapped: Any) -> None:
    """Put a function in another's place, also where a module has taken it over under a name of its own."""
    really = getattr(module, name)
    for each in [*sys.modules.values()]:
        if each.__name__ not in (__name__, "_io", "posix") and vars(each).get(name) is really:
            setattr(each, name, wrapped)


# -- what the interpreter says of itself --------------------------------------------------------------------

_ONE_PATH = {"os.remove": 1, "os.mkdir": 2, "os.rmdir": 1}  # event -> where its folder's descriptor stands
_TWO_PATHS = {"os.rename": (2, 3), "os.link": (2, 3)}


def _heard(operations: Operations, event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _heard_open(operations, arguments)
    elif event in _ONE_PATH:
        operations.came(event[3:], _path(arguments[0], arguments[_ONE_PATH[event]]))
    elif event in _TWO_PATHS:
        operations.came(event[3:], _path(arguments[1], arguments[_TWO_PATHS[event][1]]))
    elif event in ("os.truncate", "fcntl.flock", "fcntl.lockf"):
        operations.came(event.split(".")[1].replace("lockf", "flock"), _path(arguments[0]))


def _heard_open(operations: Operations, arguments: tuple[Any, ...]) -> None:
    path, _, flags = arguments
    if not isinstance(path, int) and flags & CHANGES:
        operations.came("open", _path(path))


def _path(path: Any, folder: int = -1) -> str:
    """The whole path of what an operation is on, be it named by a path or a descriptor."""
    if isinstance(path, int):
        return _of_descriptor(path)
    text = os.fsdecode(path)
    return os.path.abspath(os.path.join(_of_descriptor(folder), text) if folder >= 0 else text)


def _of_descriptor(number: int) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        return ""


# -- what it does not say: writes and flushes ----------------------------------------------------------------


def _wrap_descriptors(operations: Operations) -> None:
    def write(descriptor: int, data: Any, /) -> int:
        return operations.write(
            _of_descriptor(descriptor), data, lambda part: _really_write(descriptor, part)
        )

    _put(os, "write", write)
    for name in ("fsync", "fdatasync"):
        _put(os, name, _flushing(operations, getattr(os, name)))
    for name in ("sendfile", "copy_file_range"):
        _put(os, name, _no_shortcut)  # copies go through write, where they can be cut off


def _flushing(operations: Operations, really: Callable[[Any], None]) -> Callable[[Any], None]:
    def flush(file: Any, /) -> None:
        number = file if isinstance(file, int) else file.fileno()
        operations.came("fsync", _of_descriptor(number))
        really(file)

    return flush


def _no_shortcut(*arguments: Any) -> int:
    raise OSError(errno.ENOTSUP, "not here")


def _wrap_open(operations: Operations) -> None:
    class Counted(io.FileIO):
        """The file under every buffer, so that what leaves the buffer is seen."""

        def write(self, data: Any, /) -> int:
            return operations.write(_of_descriptor(self.fileno()), data, super().write)

    def opened(
        file: Any,
        mode: str = "r",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
        closefd: bool = True,
        opener: Any = None,
    ) -> Any:
        if not set(mode) & set("wax+") or not operations.watches(_path(file)):
            return _really_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = Counted(file, mode.replace("b", "").replace("t", ""), closefd, opener)
        return _dressed(raw, mode, buffering, encoding, errors, newline)

    _put(io, "open", opened)


def _dressed(
    raw: io.FileIO, mode: str, buffering: int, encoding: str | None, errors: str | None, newline: str | None
) -> Any:
    """The buffer and the text that `open` would put round a file."""
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    buffer = io.BufferedRandom(raw, size) if "+" in mode else io.BufferedWriter(raw, size)
    if "b" in mode:
        return buffer
    return io.TextIOWrapper(buffer, encoding, errors, newline, line_buffering=buffering == 1)
