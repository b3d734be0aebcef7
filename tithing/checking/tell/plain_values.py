"""A value made of dataclasses as lists that JSON can hold, and back by the types that its fields are said to have."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def to_plain(value: object) -> object:
    """The value in lists, dictionaries, words and numbers.

    >>> from tithing.checking.read.printed import PrintedPlace
    >>> to_plain((PrintedPlace(page=3), 0.5))
    [[3, None, ''], 0.5]
    """
    if is_dataclass(value) and not isinstance(value, type):
        return [to_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple | list):
        return [to_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: to_plain(each) for key, each in value.items()}
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: type[Value], plain: object) -> Value:
    """The value of this type that `to_plain` made the lists of. Raises TypeError or ValueError for others.

    >>> from tithing.checking.read.printed import PrintedPlace
    >>> from_plain(PrintedPlace, [3, None, ""])
    PrintedPlace(page=3, line=None, sheet='')
    """
    made: Value = _made(kind, plain)
    return made


def _made(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if plain is None else _made(_not_none(kind), plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if origin is dict:
        return {key: _made(get_args(kind)[1], each) for key, each in plain.items()}
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    return kind(plain) if isinstance(kind, type) and issubclass(kind, Enum) else plain


def _dataclass(kind: Any, plain: Any) -> Any:
    return kind(*(_made(each, value) for each, value in zip(_types_of(kind), plain, strict=True)))


def _tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_made(kinds[0], each) for each in plain)
    return tuple(_made(kind, each) for kind, each in zip(kinds, plain, strict=True))


def _not_none(kind: Any) -> Any:
    (one,) = (each for each in get_args(kind) if each is not type(None))
    return one


@lru_cache(maxsize=64)
def _types_of(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))
