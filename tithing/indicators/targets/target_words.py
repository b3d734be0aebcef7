"""The figure in a target as a plan prints it: "308 (-13%)", "3% increase", "reduce by 5%", "769", "No more than 769", "Reduce"."""

from __future__ import annotations

import re

_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_FIGURE = re.compile(rf"{_NUMBER}\s*%?(?:\s*\(.*\))?")
_SHARE_FIRST = re.compile(rf"{_NUMBER}\s*%\s*(increase|rise|reduction|decrease|fall)", re.IGNORECASE)
_WISH_FIRST = re.compile(rf"(increase|reduce|decrease)\s*(?:by)?\s*{_NUMBER}\s*%", re.IGNORECASE)
_BOUNDS = "no more than|not more than|at most|up to|no fewer than|no less than|at least"
_BOUND_FIRST = re.compile(rf"(?:{_BOUNDS})\s+{_NUMBER}\s*%?(?:\s+or\s+\w+)?", re.IGNORECASE)
_UP = ("increase", "rise")


def read_target(text: str) -> tuple[float | None, float | None]:
    """The value a target names, or the per cent of change on the baseline; both None for a bare direction.

    >>> read_target("308 (-13%)"), read_target("3% increase"), read_target("Reduce by 5%"), read_target("Reduce")
    ((308.0, None), (None, 3.0), (None, -5.0), (None, None))
    >>> read_target("No more than 1,700"), read_target("At least 85%")
    ((1700.0, None), (85.0, None))
    """
    bare = text.strip()
    if figure := _FIGURE.fullmatch(bare):
        return _number(figure[1]), None
    if bound := _BOUND_FIRST.fullmatch(bare):
        return _number(bound[1]), None
    if share := _SHARE_FIRST.fullmatch(bare):
        return None, _signed(share[1], share[2])
    if wish := _WISH_FIRST.fullmatch(bare):
        return None, _signed(wish[2], wish[1])
    return None, None


def is_bare_percentage(text: str) -> bool:
    """Whether the figure of a target is a percentage, as in "12%"; of a count it would be a riddle."""
    return bool(_FIGURE.fullmatch(text.strip())) and "%" in text.partition("(")[0]


def _signed(number: str, wish: str) -> float:
    return _number(number) * (1 if wish.lower() in _UP else -1)


def _number(text: str) -> float:
    return float(text.replace(",", ""))
