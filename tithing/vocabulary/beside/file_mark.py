"""By what a file is known among others of its name, beside a figure: its SHA-256, or the line of the journal that took it in.

Of a file that not everybody may have, its SHA-256 would tell whoever lays out what may stand in it whether they guessed right.
"""

from __future__ import annotations

from typing import Any

_LINE = "line "


def line_mark(number: int) -> str:
    """
    >>> line_mark(12)
    'line 12'
    """
    return f"{_LINE}{number}"


def known_by(mark: str) -> dict[str, Any]:
    """The same for machines: one of the two, and None for the other.

    >>> known_by("line 12"), known_by("9f86")
    ({'sha256': None, 'journal_line': 12}, {'sha256': '9f86', 'journal_line': None})
    """
    if mark.startswith(_LINE):
        return {"sha256": None, "journal_line": int(mark.removeprefix(_LINE))}
    return {"sha256": mark or None, "journal_line": None}
