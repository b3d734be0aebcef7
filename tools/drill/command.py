"""The command line as a drill runs it: each run is held to its words before anyone looks at what it did."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tools.drill.disturb import Disturbance
from tools.drill.faults import NotSurvived, hold
from tools.drill.on_disk import Kept, kept_in
from tools.drill.unmeasured import unmeasured

ROOT = Path(__file__).parents[2]
ENTRY = "tithing.cli:main"
PATIENCE = 120.0  # seconds; a command on a book of ten small files that takes longer hangs
KILLED = -signal.SIGKILL
AS_BEFORE = ("nothing was changed", "the book is as it was", "nothing was written")


@dataclass(frozen=True)
class Told:
    """What a command said, and the code it left with (below nought: the signal that ended it)."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return f"{self.out}\n{self.err}".strip()

    def __str__(self) -> str:
        """For a message: the command, its code and the end of what it said.

        >>> print(Told(("verify", "--book", "b"), 1, "", "Refused: 1 problem."))
        `tithing verify --book b` (exit 1: Refused: 1 problem.)
        """
        end = " / ".join(line.strip() for line in self.said.splitlines()[-6:])
        return f"`tithing {' '.join(self.arguments)}` (exit {self.code}: {end[-700:]})"


class Tithing:
    """Runs commands on one book, with a temp folder of its own. `entry` names the program: `module:function`."""

    def __init__(self, book: Path, temp: Path, *, entry: str = ENTRY, warm: Warm | None = None) -> None:
        self.book, self.temp, self.entry, self.warm = book, temp, entry, warm
        self.place = (
            temp.parent
        )  # where the drill's own notes stand, wherever book and temp folder are moved to
        temp.mkdir(parents=True, exist_ok=True)

    def run(self, name: str, *arguments: object, book: bool = True) -> Told:
        """Run a command to its end, undisturbed, and hold it to its words."""
        return self._held(name, arguments, book, self._to_the_end)

    def disturbed(self, how: Disturbance, name: str, *arguments: object) -> Told:
        """Run a command with something done to it on the way."""
        return self._held(
            name, arguments, True, lambda request: self._to_the_end({**request, "disturbance": asdict(how)})
        )

    def limited(self, largest_file: int, name: str, *arguments: object) -> Told:
        """Run a command that may write no file larger than so many bytes, as under a quota."""
        return self._held(
            name, arguments, True, lambda request: self._cold({**request, "largest_file": largest_file})
        )

    def start(self, name: str, *arguments: object, how: Disturbance | None = None) -> subprocess.Popen[str]:
        """Start a command and come back at once; `ended` waits for it."""
        request = self._request(self._argv(name, arguments, book=True))
        return self._open({**request, "disturbance": asdict(how)} if how else request)

    def ended(self, process: subprocess.Popen[str]) -> Told:
        """Wait for a command that was started, and hold it to the words that need no look at the book before."""
        told = self._wait(process, tuple(str(each) for each in _argv_of(process)))
        hold_sentence(told)
        return told

    def disturbance(self, kind: str, at: int = 1) -> Disturbance:
        """One that watches this book and this temp folder."""
        self.trace.unlink(missing_ok=True)
        return Disturbance(kind, (str(self.book), str(self.temp)), str(self.trace), at)

    @property
    def trace(self) -> Path:
        """Where the operations of the last command that was disturbed are told, a line each."""
        return self.place / "trace.txt"

    # -- how ---------------------------------------------------------------------------------------------

    def _held(
        self, name: str, arguments: Sequence[object], book: bool, run: Callable[[dict[str, Any]], Told]
    ) -> Told:
        before = kept_in(self.book)
        told = run(self._request(self._argv(name, arguments, book=book)))
        if (
            told.code == ASKED
        ):  # figures made by chance are odd at times: the officer says that they are right
            before = kept_in(self.book)  # with what waits now for an answer
            answers = [f"--because={each}=counted again by hand" for each in _ASKED.findall(told.said)]
            told = run(self._request(self._argv(name, [*arguments, *answers], book=book)))
        hold_sentence(told)
        hold_words(told, before, kept_in(self.book))
        return told

    def _argv(self, name: str, arguments: Sequence[object], *, book: bool) -> list[str]:
        return [name, *map(str, arguments), *(["--book", str(self.book)] if book else [])]

    def _request(self, argv: list[str]) -> dict[str, Any]:
        places = {"out": str(self.place / "out.txt"), "err": str(self.place / "err.txt")}
        environment = {"TMPDIR": str(self.temp), "COLUMNS": "200", "TITHING_BY": "drill"}
        return {"entry": self.entry, "argv": argv, "environment": environment, **places}

    def _to_the_end(self, request: dict[str, Any]) -> Told:
        if self.warm is None:
            return self._cold(request)
        code = self.warm.run(request)
        out, err = (
            Path(request[name]).read_text(encoding="utf-8", errors="replace") for name in ("out", "err")
        )
        return Told(tuple(request["argv"]), code, out, err)

    def _cold(self, request: dict[str, Any]) -> Told:
        return self._wait(self._open(request), tuple(request["argv"]))

    def _open(self, request: dict[str, Any]) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tools.drill.child", json.dumps(request)]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        environment = {**unmeasured(), **request["environment"]}
        return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, errors="replace", **pipes)  # type: ignore[call-overload, no-any-return]

    def _wait(self, process: subprocess.Popen[str], argv: tuple[str, ...]) -> Told:
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise NotSurvived(f"`tithing {' '.join(argv)}` hangs") from None
        return Told(argv, process.returncode, out, err)


ASKED = 3  # what the program leaves with when it asks
_ASKED = re.compile(r"Asked (Q[A-Z0-9]+):")


class Warm:
    """A process that has imported the program, and forks itself for each command (tools.drill.warm)."""

    def __init__(self, entry: str = ENTRY) -> None:
        command = [sys.executable, "-m", "tools.drill.warm", entry]
        self._server = subprocess.Popen(
            command, cwd=ROOT, env=unmeasured(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, request: dict[str, Any]) -> int:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        hold(code != -signal.SIGALRM, f"`tithing {' '.join(request['argv'])}` hangs")
        return code

    def close(self) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait()


# -- what no command may ever do ---------------------------------------------------------------------------


def hold_sentence(told: Told) -> None:
    """No traceback, no death by itself, no wrong usage, no failure without a word.

    >>> hold_sentence(Told(("verify",), 1, "", ""))
    Traceback (most recent call last):
        ...
    tools.drill.faults.NotSurvived: fails without a word: `tithing verify` (exit 1: )
    """
    hold("Traceback (most recent call last)" not in told.said, f"a traceback: {told}")
    hold(told.code in (0, 1, KILLED), f"neither done, refused nor killed by us: {told}")
    hold(told.code != 1 or bool(told.said), f"fails without a word: {told}")


def hold_words(told: Told, before: Kept, after: Kept) -> None:
    """Who says that nothing was changed has changed nothing but, at most, noted the refusal."""
    if before.started or not any(words in told.said for words in AS_BEFORE):
        return
    changed = before.differs_from(after)
    hold(not changed, f"says that nothing was changed, and {', '.join(changed[:5])} changed: {told}")


def _argv_of(process: subprocess.Popen[str]) -> list[str]:
    assert isinstance(process.args, list)
    argv: list[str] = json.loads(process.args[-1])["argv"]
    return argv
