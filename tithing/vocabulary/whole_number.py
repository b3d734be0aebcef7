"""A whole number as somebody wrote it: `str.isdigit` takes a superscript two for a digit, and `int` does not."""

from __future__ import annotations

_MOST_DIGITS = 15  # no count, place or line of ours is longer, and Python reads no more than some thousands


def whole_number(text: str) -> int | None:
    """The number, None where the text is none.

    >>> whole_number("40"), whole_number("4²"), whole_number("-1"), whole_number("9" * 5000)
    (40, None, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None
