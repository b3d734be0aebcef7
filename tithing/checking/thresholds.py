"""The numbers that the checker's judgements rest on, by the file that uses them: `thresholds.toml` holds them all.

A file asks for its own by name, as a whole number, a share or an exact decimal; a name that is not there stops the program
at once.

>>> counted("understand.lines.nesting", "most_parts")
30
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("thresholds.toml")


@dataclass(frozen=True)
class Threshold:
    """One number: where it is used, what it is called, what it means and what it was set on."""

    file: str
    name: str
    value: int | float | str
    meaning: str
    set_on: str


def counted(file: str, name: str) -> int:
    """A threshold that is a whole number: of rows, of columns, of digits."""
    return int(_all()[file, name].value)


def shared(file: str, name: str) -> float:
    """A threshold that is a part of something."""
    return float(_all()[file, name].value)


def exactly(file: str, name: str) -> Decimal:
    """A threshold that is set against printed figures."""
    return Decimal(str(_all()[file, name].value))


def thresholds() -> tuple[Threshold, ...]:
    """Every threshold, file by file."""
    return tuple(_all().values())


@lru_cache(maxsize=1)
def _all() -> dict[tuple[str, str], Threshold]:
    held = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        (file, name): Threshold(file, name, each["value"], each["meaning"], each.get("set_on", _PACKS))
        for file, names in held.items()
        for name, each in names.items()
    }


_PACKS = "the packs of 2016 to 2021 and the benchmark's documents"
