"""A memory that any number of threads share: it holds finished values only, and no more of them than it was told."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """The values asked for last, at most `limit` of them. Two threads that ask for the same at once get the same one.

    >>> squares = Remembered[int, int](limit=2)
    >>> [squares.get(number, lambda: number * number) for number in (1, 2, 3)], len(squares)
    ([1, 4, 9], 2)
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._found: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._found)

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """What is remembered of a key, else what `make` gives, which is worked out while nobody waits."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        return self._kept(key, make())

    def put(self, key: Key, value: Value) -> None:
        """In place of what was there."""
        with self._lock:
            self._found.pop(key, None)
        self._kept(key, value)

    def peek(self, key: Key) -> Value | None:
        with self._lock:
            return self._found.get(key)

    def _kept(self, key: Key, made: Value) -> Value:
        with self._lock:
            value = self._found.setdefault(key, made)
            self._found.move_to_end(key)
            while len(self._found) > self._limit:
                self._found.popitem(last=False)
            return value
