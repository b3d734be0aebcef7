"""The one gate to the terminal: whatever a command prints goes through here, whoever wrote the words in it.

A file's name, a title or a partner's note may hold anything: an escape sequence that repaints the screen, a mark that
turns the line round, a letter that this terminal cannot show. So each line is cleaned, and none is lost for an accent.
Where nobody reads (a closed terminal, the reader of a pipe that has gone, a full disk) that is told apart from the work.
"""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from tithing.vocabulary.characters.unsteered import unsteered

LONGEST_LINE = (
    4_000  # letters; more is no sentence, and a name of 60,000 would push what matters off the screen
)
_REDRAW = (
    "\r\x1b[K"  # to the start of the line, and clear it: ours, and the only escape sequence that is printed
)
_SIGNS = {
    "→": "->", "←": "<-", "↑": "^", "↓": "v", "▲": "^", "▼": "v", "◆": "=", "•": "*", "…": "...", "−": "-", "–": "-",
    "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "£": "GBP ", "€": "EUR ", "×": "x", "÷": "/", "≥": ">=",
    "≤": "<=", "±": "+/-", "·": ".",
}  # fmt: skip


class ReaderGone(Exception):
    """The reader of a pipe has gone, as `head` does: nothing is wrong."""


class NotPrinted(Exception):
    """The command's words could not be printed; `why` is the system's reason."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def say(*lines: str) -> None:
    """Print what was done, each on one clean line.

    >>> say("Read a\\x1b[2J.csv")
    Read a\N{REPLACEMENT CHARACTER}[2J.csv
    """
    _put(sys.stdout, "".join(f"{one_line(line)}\n" for line in lines))


def say_text(text: str) -> None:
    """Print a text of several lines, such as a report or help."""
    say(*text.removesuffix("\n").split("\n"))


def warn(*lines: str) -> None:
    """As `say`, on stderr: what is wrong, and what to do. Nothing is left to tell where even that cannot be printed."""
    with contextlib.suppress(ReaderGone, NotPrinted):
        _put(sys.stderr, "".join(f"{one_line(line)}\n" for line in lines))


def warn_text(text: str) -> None:
    """As `say_text`, on stderr."""
    warn(*text.removesuffix("\n").split("\n"))


def give(text: str) -> None:
    """Print what a program is to read (JSON, CSV), in UTF-8: every letter as it is but for those that steer a terminal.

    Behind a pipe stands a terminal often enough. Who looks on at once gets what this terminal can show.
    """
    held = getattr(sys.stdout, "buffer", None)
    if held is None or sys.stdout.isatty():
        say_text(text)
        return
    with _reached():
        sys.stdout.flush()
        held.write(unsteered(text).encode("utf-8", "replace"))


def redraw(line: str) -> None:
    """Put a line in place of the last on stderr, which is a terminal; "" clears it."""
    with contextlib.suppress(ReaderGone, NotPrinted):
        _put(sys.stderr, one_line(line), before=_REDRAW)
        flush()


def is_watched() -> bool:
    """Whether stderr is a terminal, with somebody in front of it."""
    return bool(sys.stderr and sys.stderr.isatty())


def can_be_answered() -> bool:
    """Whether somebody sits there: what is printed is read on a terminal, and what is typed comes from one."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def flush() -> None:
    """Hand on what was printed. Raises ReaderGone or NotPrinted where nobody takes it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not stream.closed:
            with _reached():
                stream.flush()


def abandon() -> None:
    """Print no more on stdout, so that leaving does not try once again what has failed."""
    with contextlib.suppress(Exception):  # a stream that is no file has nothing to be turned away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def stand_in_for_closed() -> None:
    """Put the null device where stdin, stdout or stderr is closed: else the next file opened would be printed into."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one


def one_line(text: str) -> str:
    """Text from anywhere, safe to print: on one line, without control characters and marks that turn it round.

    >>> one_line("a\\tb\\u202ec\\x07")
    'a bc\N{REPLACEMENT CHARACTER}'
    """
    cut = (
        text
        if len(text) <= LONGEST_LINE
        else f"{text[:LONGEST_LINE]}… (and {len(text) - LONGEST_LINE:,} more letters)"
    )
    return cut if cut.isprintable() else "".join(map(_clean, cut))


def _clean(letter: str) -> str:
    if letter.isprintable():
        return letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) == "Cf" else "\N{REPLACEMENT CHARACTER}"


def _put(stream: TextIO | None, text: str, *, before: str = "") -> None:
    if stream is None or stream.closed:
        return
    with _reached():
        stream.write(before + _fitting(text, stream.encoding or "utf-8"))


@contextlib.contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise NotPrinted(error.strerror or str(error)) from error


def _fitting(text: str, encoding: str) -> str:
    """In letters that the terminal has; an accent is dropped and a sign written out rather than the line be lost."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(letter if _has(encoding, letter) else _plain(letter) for letter in text)
    return text


def _has(encoding: str, letter: str) -> bool:
    return letter.encode(encoding, "ignore") != b""


def _plain(letter: str) -> str:
    without = "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isascii())
    return _SIGNS.get(letter) or without or "?"
