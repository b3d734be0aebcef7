"""Who does something to a book: the id of a post or an account, never a person's name or address."""

from __future__ import annotations

import re

NOT_STATED = "not stated"
_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,62}[A-Za-z0-9])?")
_EMAIL = re.compile(r"[^@]+@[^@]+\.[^@]+")
HOW = "Write the id of a post or an account, such as community-safety-analyst: letters, digits and . _ - @"


def why_not_by(text: str) -> str:
    """What is wrong with such an id, "" where nothing is.

    >>> why_not_by("community-safety-analyst")
    ''
    >>> why_not_by("a.person@council.example")
    'is an e-mail address'
    """
    if _EMAIL.fullmatch(text.strip()):
        return "is an e-mail address"
    return "" if not text or _ID.fullmatch(text) else "is not an id"


def said_by(by: str) -> str:
    """Who it was, in words: nobody is made up where nobody was stated."""
    return by or NOT_STATED
