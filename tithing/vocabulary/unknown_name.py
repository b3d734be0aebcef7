"""What is raised for a name that nobody knows."""

from __future__ import annotations

from collections.abc import Callable


class UnknownName(LookupError):
    """Nothing is called so. Which names are near is worked out when the sentence is read, not before: readers try many
    words that may be a name, and go on where they are none.

    >>> str(UnknownName('no area is called "Hartlepol"', lambda: "; the nearest is Hartlepool"))
    'no area is called "Hartlepol"; the nearest is Hartlepool'
    """

    def __init__(self, words: str, nearest: Callable[[], str] = str) -> None:
        super().__init__(words)
        self._nearest = nearest

    def __str__(self) -> str:
        return f"{self.args[0]}{self._nearest()}"
