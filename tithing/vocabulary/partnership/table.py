"""One table of a partnership's own files, taken key by key; what is wrong is kept, with file and key, and told all at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.problems import Problem, Refused

Word = TypeVar("Word", bound=StrEnum)


def read_toml(path: Path) -> dict[str, Any]:
    """A configuration file as a table. Raises Refused where it is missing, and with the line where it does not parse."""
    try:
        return toml_of(path.read_bytes(), path)
    except FileNotFoundError as error:
        raise Refused(
            Problem("the file is missing", "Start a book with tithing init", file=str(path))
        ) from error


def toml_of(content: bytes, path: Path) -> dict[str, Any]:
    """The same of its bytes; `path` is the file's name in what is refused."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        change = "Mend the line: text stands in quotation marks, lists in square brackets"
        raise Refused(Problem(f"it is not written as TOML: {error}", change, file=str(path))) from error
    except RecursionError as error:
        change = "Write it as in the how-to: no setting has lists inside lists"
        raise Refused(
            Problem("its lists or tables stand far too deep in one another", change, file=str(path))
        ) from error


def no_code(name: str) -> str:
    """For a file in which no area is named."""
    return ""


class PartnershipTable:
    """One table of a configuration file, taken key by key; it keeps what is wrong and what was asked for."""

    def __init__(
        self, path: Path, entries: dict[str, Any], code_called: Callable[[str], str] = no_code, at: str = ""
    ) -> None:
        self.path, self.entries, self.at, self.code_called = path, entries, at, code_called
        self.problems: list[Problem] = []
        self.asked: set[str] = set()

    def wrong(self, key: str, what: str, change: str) -> None:
        place = f"{self.at}.{key}" if self.at else key
        self.problems.append(Problem(f"{place}: {what}", change, file=str(self.path)))

    def text(self, key: str, *, needed: bool = False, default: str = "") -> str:
        value = self._take(key)
        if isinstance(value, str) and (value.strip() or not needed):
            return value.strip()
        if value is None and not needed:
            return default
        what = "is missing" if value is None or value == "" else f"is {value!r}, which is not text"
        self.wrong(key, what, f'Write {key} = "..." in quotation marks')
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(each.strip() for each in value)
        self.wrong(key, "is not a list of texts", f'Write {key} = ["...", "..."]')
        return ()

    def whole(self, key: str, default: int, *, least: int = 0) -> int:
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.wrong(key, f"is {value!r}", f"Write a whole number of {least} or more")
        return default

    def day(self, key: str) -> date | None:
        value = self._take(key)
        if value is None or type(value) is date:
            return value
        self.wrong(
            key, f"is {value!r}, which is not a day", f"Write {key} = 2014-10-01, without quotation marks"
        )
        return None

    def flag(self, key: str, default: bool) -> bool:
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.wrong(
            key, f"is {value!r}, which is neither true nor false", f"Write {key} = true or {key} = false"
        )
        return default

    def months(self, key: str) -> tuple[int, ...]:
        """Months by their numbers, 4 for April."""
        value = self._take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(type(each) is int and 1 <= each <= 12 for each in value):
            return tuple(value)
        self.wrong(key, f"is {value!r}", f"Write {key} = [3, 9], each month by its number from 1 to 12")
        return ()

    def one_of(self, key: str, words: type[Word], *, default: Word) -> Word:
        """A word of a list; a default that is given is for a key that is left out."""
        written = self.text(key)
        if not written:
            return default
        known = [each.value for each in words]
        if written in known:
            return words(written)
        self.wrong(key, f'is "{written}"{said_near(written, known)}', f"Write one of: {', '.join(known)}")
        return default

    def table(self, key: str) -> PartnershipTable | None:
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return self._inner(value, key)
        self.wrong(key, "is not a table", f"Write a heading [{key}] with its keys on the lines below")
        return None

    def tables(self, key: str) -> list[PartnershipTable]:
        value = self._take(key)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return [self._inner(each, f"{key}[{number}]") for number, each in enumerate(value, 1)]
        self.wrong(key, "is not a list of tables", f"Write a heading [[{key}]] before each one")
        return []

    def nothing_else(self, *, but: Iterable[str] = ()) -> None:
        """A key nobody asked for is most often a slip of the pen, so it is refused; `but` are keys of before."""
        for key in self.entries:
            if key not in (*self.asked, *but):
                known = ", ".join(sorted(self.asked))
                what = f"is not a key that is known here{said_near(key, sorted(self.asked))}"
                self.wrong(key, what, f"Take it out, or write one of: {known}")

    def _take(self, key: str) -> Any:
        self.asked.add(key)
        return self.entries.get(key)

    def _inner(self, entries: dict[str, Any], key: str) -> PartnershipTable:
        at = f"{self.at}.{key}" if self.at else key
        inner = PartnershipTable(self.path, entries, self.code_called, at)
        inner.problems = self.problems
        return inner
