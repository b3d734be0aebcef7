"""A number with its noun, so that one row is never "1 rows"."""

from __future__ import annotations


def numbered(number: int, noun: str, plural: str = "") -> str:
    """The number and its noun; `plural` where the noun does not take an s, or where words follow it.

    >>> numbered(1, "row"), numbered(1200, "row"), numbered(2, "row repeats", "rows repeat")
    ('1 row', '1,200 rows', '2 rows repeat')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
