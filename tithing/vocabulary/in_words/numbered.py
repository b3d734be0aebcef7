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
    return f"; the nearest {'is' if len(names) == 1 else 'are'} {apart(names)}"


def numbers_named(noun: str, numbers: Sequence[int], *, most: int = 0) -> str:
    """Several numbers of a noun, those that follow one another as a run; of many in no run the first `most`, if any.

    >>> numbers_named("line", [3]), numbers_named("line", [14, 15, 16]), numbers_named("line", [2, 5, 9])
    ('line 3', 'lines 14 to 16', 'lines 2, 5 and 9')
    """
    found = sorted(set(numbers))
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{noun}s {found[0]} to {found[-1]}"
    return f"{noun}{'s' if found[1:] else ''} {listed([str(each) for each in found], most=most)}"


def listed(names: Sequence[str], *, most: int = 0, word: str = "and") -> str:
    """Names in a row, so that each can be told from the next where one has a comma of its own; of many the first `most`.

    >>> listed(["Hartlepool"]), listed(["Barnsley", "Bury", "Wigan"]), listed(["a", "b", "c", "d"], most=2)
    ('Hartlepool', 'Barnsley, Bury and Wigan', 'a, b and 2 more')
    >>> listed(["Barnsley", "Bristol, City of", "Hyndburn"])
    'Barnsley; Bristol, City of; and Hyndburn'
    >>> listed(["a chair", "a member"], word="or")
    'a chair or a member'
    """
    shown = [*names[:most], f"{len(names) - most:,} more"] if 0 < most < len(names) else list(names)
    if len(shown) < 2:
        return "".join(shown)
    mark = _mark(shown)
    return f"{mark.join(shown[:-1])}{mark.strip(', ')} {word} {shown[-1]}"


def apart(names: Sequence[str]) -> str:
    """Names with commas between them, or semicolons where one has a comma of its own.

    >>> apart(["Bury", "Wigan"]), apart(["Bristol, City of", "Bridgend"])
    ('Bury, Wigan', 'Bristol, City of; Bridgend')
    """
    return _mark(names).join(names)


def _mark(names: Sequence[str]) -> str:
    return "; " if any("," in name for name in names) else ", "


_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(number: int) -> str:
    """A number as prose writes it: in words under ten (R107).

    >>> in_words(7), in_words(12)
    ('seven', '12')
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"
