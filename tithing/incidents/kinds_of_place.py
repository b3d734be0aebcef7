"""What the published name of a place is: a street, a kind of place in the publisher's words, or where much is only recorded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class KindOfPlace:
    """`is_kind`: the name is the publisher's word for a kind of place, as "Supermarket". `recorded_at` is "police station",
    "hospital", "prison" or "court" where what is published there may only have been recorded there, else "".
    """

    is_kind: bool = False
    recorded_at: str = ""


A_NAME = KindOfPlace()


def kind_of_place(name: str) -> KindOfPlace:
    """Of a published name without its "On or near".

    >>> kind_of_place("Police Station").recorded_at, kind_of_place("Middlesbrough Police Hq").recorded_at
    ('police station', 'police station')
    >>> kind_of_place("Supermarket"), kind_of_place("Old Hospital Lawn")
    (KindOfPlace(is_kind=True, recorded_at=''), KindOfPlace(is_kind=False, recorded_at=''))
    """
    words = " ".join(name.replace("’", "'").split()).casefold()
    found = (kind for kind, said in _settings()["recorded_at"].items() if _is_called(words, said))
    return KindOfPlace(words in _kinds(), next(found, ""))


def plural_of(recorded_at: str) -> str:
    """
    >>> plural_of("police station")
    'police stations'
    """
    return str(_settings()["recorded_at"][recorded_at]["plural"])


def _is_called(words: str, said: dict[str, Any]) -> bool:
    ends = any(f" {words}".endswith(f" {each.casefold()}") for each in said["ends"])
    return ends or any(f"{words} ".startswith(f"{each.casefold()} ") for each in said.get("begins", ()))


@cache
def _kinds() -> frozenset[str]:
    return frozenset(each.casefold() for each in _settings()["kinds"])


@cache
def _settings() -> dict[str, Any]:
    path = Path(__file__).with_suffix(".toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
