"""The slip of hand that would turn the right figure into the printed one: a sign, a decimal point, two digits changed
round, one digit mistyped, one lost or doubled. A slip is proposed, never asserted."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d")


def likely_slip(printed: str, right: str) -> str:
    """Words for the slip that makes `printed` of `right`, or "" when none is simple enough to propose.

    >>> likely_slip("55", "-55"), likely_slip("254", "245"), likely_slip("0.0605", "0.605")
    ('a minus sign lost', 'two digits changed round', 'a decimal point in the wrong place')
    """
    given, wanted = _digits(printed), _digits(right)
    if not given or not wanted:
        return ""
    if _same_magnitude(printed, right):
        return _sign_slip(printed, right)
    if given.strip("0") == wanted.strip("0"):
        return "a decimal point in the wrong place"
    if _transposed(given, wanted):
        return "two digits changed round"
    if (
        len(given) == len(wanted)
        and sum(a != b for a, b in zip(given, wanted, strict=True)) == 1
        and len(given) > 1
    ):
        return "one digit mistyped"
    if len(given) == len(wanted) + 1 and _one_dropped(given, wanted):
        return "a digit too many"
    if len(wanted) == len(given) + 1 and _one_dropped(wanted, given):
        return "a digit lost"
    return ""


def _digits(text: str) -> str:
    return "".join(_DIGITS.findall(text))


def _same_magnitude(printed: str, right: str) -> bool:
    try:
        return abs(_number(printed)) == abs(_number(right))
    except ValueError:
        return False


def _sign_slip(printed: str, right: str) -> str:
    if _number(printed) == _number(right):
        return ""
    return "a minus sign lost" if _number(right) < 0 else "a minus sign too many"


def _number(text: str) -> float:
    return float(re.sub(r"[^\d.\-]", "", text.replace("\u2212", "-").replace("\u2013", "-")))


def _transposed(given: str, wanted: str) -> bool:
    if len(given) != len(wanted):
        return False
    differing = [i for i, (a, b) in enumerate(zip(given, wanted, strict=True)) if a != b]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    first, second = differing
    return given[first] == wanted[second] and given[second] == wanted[first]


def _one_dropped(longer: str, shorter: str) -> bool:
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
