"""Words as they begin a sentence or a cell."""

from __future__ import annotations


def capitalised(words: str) -> str:
    """The first letter large, the rest as it is.

    >>> capitalised("a chair for X Police"), capitalised("")
    ('A chair for X Police', '')
    """
    return words[:1].upper() + words[1:]
