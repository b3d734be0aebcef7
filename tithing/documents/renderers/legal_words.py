"""Words without the characters that no web page, word processor or spreadsheet can hold, wherever they stand.

Decided here for the whole document and not by each format: half a letter (a surrogate) or a bell in a title must not
stop one format and pass another.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from tithing.vocabulary.characters.unsteered import STEERING

# What XML 1.0 cannot hold, and what steers whoever shows it (C1, and marks that turn a line round).
_ILLEGAL = re.compile(f"[{STEERING}\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

Value = TypeVar("Value")


def legal(words: str) -> str:
    """The words without such characters.

    >>> legal("a\\x07b\\ud800")
    'ab'
    """
    return _ILLEGAL.sub("", words)


def with_legal_words(value: Value) -> Value:
    """The same value, each text in it legal: through dataclasses and tuples, as deep as it goes."""
    return _legal(value)  # type: ignore[return-value]


def _legal(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return legal(value) if _ILLEGAL.search(value) else value
    if isinstance(value, tuple):
        return _of_tuple(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _of_dataclass(value)
    return value


def _of_tuple(value: tuple[object, ...]) -> tuple[object, ...]:
    new = tuple(map(_legal, value))
    changed = any(one is not other for one, other in zip(value, new, strict=True))
    return new if changed else value


def _of_dataclass(value: object) -> object:
    changed = {}
    for field in fields(value):  # type: ignore[arg-type]
        before = getattr(value, field.name)
        after = _legal(before)
        if after is not before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value  # type: ignore[type-var]
