"""One table of a configuration file, taken key by key, so that what is wrong is said with its file and key."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.units import RATES_PER

Choice = TypeVar("Choice", bound=StrEnum)


def told_per(per: int) -> tuple[str, str]:
    """What is wrong with a rate per so many, and what to write."""
    some = " or ".join(f"per = {each}" for each in RATES_PER)
    return f"a rate per {per:,} is told in no unit", f"Write {some}"


@dataclass
class ConfigurationTable:
    """`at` is the dotted place of the table in its file; `problems` is shared by every table of the file."""

    file: str
    values: dict[str, Any]
    problems: list[Problem]
    at: str = ""
    asked: set[str] = field(default_factory=set)

    def wrong(self, key: str, what: str, change: str) -> None:
        place = f"{self.at}.{key}" if self.at else key
        self.problems.append(Problem(what=f'key "{place}": {what}', change=change, file=self.file))

    def has(self, key: str) -> bool:
        return key in self.values

    def words(self, key: str, default: str | None = None) -> str:
        """Text; required where there is no default."""
        value = self._take(key, default is None)
        if value is None:
            return default or ""
        if isinstance(value, str) and (value.strip() or default is not None):
            return value
        self.wrong(key, "should be words in quotes", f'Write {key} = "…"')
        return default or ""

    def number(self, key: str) -> float | None:
        value: float | None = self._take(key)
        if value is None or _is_finite(value):
            return value
        self.wrong(
            key, f"should be a number, not {value!r}", f"Write {key} = 12 or {key} = 12.5, without quotes"
        )
        return None

    def whole(self, key: str, default: int) -> int:
        value = self.number(key)
        if value is None:
            return default
        if value != int(value) or value < 0:
            self.wrong(key, f"should be a whole number, not {value}", f"Write {key} = {default}")
            return default
        return int(value)

    def yes(self, key: str, default: bool) -> bool:
        value = self._take(key)
        if isinstance(value, bool):
            return value
        if value is not None:
            self.wrong(key, f"should be true or false, not {value!r}", f"Write {key} = true, without quotes")
        return default

    def list_of_words(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.wrong(key, "should be a list of words in quotes", f'Write {key} = ["…", "…"]')
        return ()

    def one_of(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        value = self._take(key, default is None)
        allowed = [each.value for each in choices]
        if value is None:
            return default or next(iter(choices))
        if value in allowed:
            return choices(value)
        near = said_near(str(value), allowed)
        self.wrong(key, f'"{value}" is not known{near}', f"Choose one of: {', '.join(allowed)}")
        return default or next(iter(choices))

    def has_one_of(self, key: str, choices: type[StrEnum]) -> bool:
        """Whether it says one of them: where it does not, it was told so, and what it stands for is not known."""
        return self.values.get(key) in [each.value for each in choices]

    def period(self, key: str) -> Period | None:
        value = self._take(key)
        if value is None:
            return None
        try:
            return Period.parse(str(value))
        except UnknownPeriod as error:
            self.wrong(key, str(error), 'Write a period such as "2017-18Q4" or "2016-17"')
            return None

    def day(self, key: str) -> date | None:
        """A date; a month such as 2017-09 means its last day."""
        value = self._take(key)
        if value is None or isinstance(value, date):
            return value
        try:
            text = str(value)
            return Period.parse(text).end if len(text) == 7 else date.fromisoformat(text)
        except ValueError:
            self.wrong(key, f'"{value}" is no date', 'Write a month, "2017-09", or a day, "2017-09-30"')
            return None

    def table(self, key: str) -> ConfigurationTable | None:
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, dict):
            return self._inside(value, key)
        self.wrong(key, "should be a table", f"Write [{key}] with its keys below, or {key} = {{ … }}")
        return None

    def tables(self, key: str) -> tuple[ConfigurationTable, ...]:
        """A list of tables; one table stands for a list of one."""
        value = self._take(key)
        listed = [value] if isinstance(value, dict) else value or []
        if isinstance(listed, list) and all(isinstance(each, dict) for each in listed):
            return tuple(self._inside(each, f"{key}[{number}]") for number, each in enumerate(listed, 1))
        self.wrong(key, "should be tables", f"Write [[{key}]] above each")
        return ()

    def nothing_else(self, *, but: Iterable[str] = ()) -> None:
        """A key nobody asked for is most often a slip of the pen, so it is refused; `but` are keys of before."""
        for key in sorted(self.values.keys() - self.asked - set(but)):
            what = f"is not a key Tithing knows here{said_near(key, sorted(self.asked))}"
            self.wrong(key, what, f"Use one of: {_listed(self.asked)}, or leave it out")

    def _take(self, key: str, required: bool = False) -> Any:
        self.asked.add(key)
        if required and key not in self.values:
            self.wrong(key, "is missing", f"Add {key} = …")
        return self.values.get(key)

    def _inside(self, values: dict[str, Any], key: str) -> ConfigurationTable:
        return ConfigurationTable(self.file, values, self.problems, f"{self.at}.{key}" if self.at else key)


def read_configuration(path: Path) -> ConfigurationTable:
    """The whole of a TOML file as an entry. Raises Refused when it is no TOML, with the line."""
    try:
        return ConfigurationTable(path.name, _said_in(path.read_text(encoding="utf-8-sig")), [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(
            Problem(what=f"it is not TOML: {error}", change="Correct that line", file=path.name)
        ) from None
    except RecursionError:
        what = "its lists or tables stand far too deep in one another"
        raise Refused(Problem(what, "Write it as in the how-to", file=path.name)) from None


@lru_cache(maxsize=256)
def _said_in(text: str) -> dict[str, Any]:
    """Kept by the text, and only read from: the catalogue is the same for every book that a process opens."""
    return tomllib.loads(text)


def refuse_if_wrong(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise Refused(*found)


def _is_finite(value: Any) -> bool:
    """TOML writes nan and inf too, and true is an int to Python."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
