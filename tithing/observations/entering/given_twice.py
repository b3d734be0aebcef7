"""One figure given in two rows: in what they differ, in words. Of two rows that say 46 it is never said that 46 differs from 46."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.statistics.rounding import written
from tithing.vocabulary.problems import sheet_in_words


@dataclass(frozen=True)
class Given:
    """What one row says of a figure, and where it stands."""

    value: float | None
    status: str
    reason: str
    row: int
    sheet: str = ""
    access: str = "open"
    note: str = ""
    expected: date | None = None

    @property
    def said(self) -> str:
        """The value, or why there is none."""
        return self.status if self.value is None else written(self.value)

    @property
    def what(self) -> str:
        """The value, or that there is none."""
        return "no value" if self.value is None else f"one value, {written(self.value)},"


def in_rows(one: Given, other: Given) -> str:
    """
    >>> in_rows(Given(1, "final", "", 2), Given(1, "final", "", 3))
    'rows 2 and 3'
    >>> in_rows(Given(1, "final", "", 2), Given(1, "final", "", 2))
    'two columns of row 2'
    """
    if (one.sheet, one.row) == (other.sheet, other.row):
        return f"two columns of row {one.row}"
    if one.sheet == other.sheet:
        return f"rows {one.row} and {other.row}"
    first, second = (f"row {each.row} of {sheet_in_words(each.sheet)}" for each in (one, other))
    return f"{first} and {second}"


def differ_in(one: Given, other: Given) -> str:
    """The column of the schema in which they differ; "" where they say the same."""
    if one.value != other.value:
        return "value"
    if one.status != other.status:
        return "status"
    if one.value is None and one.reason != other.reason:
        return "reason"
    return next((name for name in _BESIDE if getattr(one, name) != getattr(other, name)), "")


# What stands beside a value, and how two of it are called.
_BESIDE = {"access": "accesses", "note": "notes", "expected": "days on which it is expected"}


def two_sayings(one: Given, other: Given) -> str:
    """What two rows give one figure.

    >>> two_sayings(Given(46, "final", "", 2), Given(47, "final", "", 3))
    'two values, 46 and 47'
    >>> two_sayings(Given(46, "final", "", 2), Given(46, "provisional", "", 3))
    'one value, 46, and two statuses, final and provisional'
    >>> two_sayings(Given(None, "missing", "late", 2), Given(None, "missing", "not asked", 3))
    'no value and two reasons why it is missing'
    >>> two_sayings(Given(46, "final", "", 2), Given(46, "final", "", 3, access="partners"))
    'one value, 46, and two accesses, open and partners'
    """
    match differ_in(one, other):
        case "status":
            return f"{one.what} and two statuses, {one.status} and {other.status}"
        case "reason":
            return f"{one.what} and two reasons why it is {one.status}"
        case "access":
            return f"{one.what} and two accesses, {one.access} and {other.access}"
        case "note" | "expected" as name:
            return f"{one.what} and two {_BESIDE[name]}"
    return f"two values, {one.said} and {other.said}"
