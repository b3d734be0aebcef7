"""A book to practise with: how it is called and what is said of it, wherever anything of it is shown."""

from __future__ import annotations

PRACTICE = "Practice: nothing in it is real"
ON_PAGES = "Practice: nothing here is real, and nobody named here is anybody."
FILE_PREFIX = "practice"
_ENDING = " (practice)"


def named_practice(name: str) -> str:
    """The name of a practice book's partnership, which says so once.

    >>> named_practice("Safer Quays Partnership"), named_practice("Safer Quays (Practice)")
    ('Safer Quays Partnership (practice)', 'Safer Quays (Practice)')
    """
    return name if not name or name.lower().endswith(_ENDING) else f"{name}{_ENDING}"
