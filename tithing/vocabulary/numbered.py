"""One thing and several things in words, so that one row is never "1 rows", nor one name "the nearest are"."""

from __future__ import annotations

from collections.abc import Sequence


def numbered(number: int, noun: str, plural: str = "") -> str:
    """The number and its noun; `plural` where the noun does not take an s, or where words follow it.

    >>> numbered(1, "row"), numbered(1200, "row"), numbered(2, "row repeats", "rows repeat")
    ('1 row', '1,200 rows', '2 rows repeat')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def nearest(names: Sequence[str]) -> str:
    """The end of a sentence about a name that nobody knows: the names it may be meant for, if any.

    >>> nearest(["Hartlepool"]), nearest([])
    ('; the nearest is Hartlepool', '')
    """
    if not names:
        return ""
    return f"; the nearest {'is' if len(names) == 1 else 'are'} {', '.join(names)}"


def numbers_named(noun: str, numbers: Sequence[int]) -> str:
    """Several numbers of a noun, those that follow one another as a run.

    >>> numbers_named("line", [3]), numbers_named("line", [14, 15, 16]), numbers_named("line", [2, 5, 9])
    ('line 3', 'lines 14 to 16', 'lines 2, 5 and 9')
    """
    found = sorted(set(numbers))
    first, last = str(found[0]), str(found[-1])
    if len(found) == 1:
        return f"{noun} {first}"
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{noun}s {first} to {last}"
    return f"{noun}s {', '.join(map(str, found[:-1]))} and {last}"
