"""The only place that rounds: once, half away from zero (R84), on the number as a person would write it.

>>> str(round_half_away(2.675, 2)), str(round_half_away(-0.05, 1)), str(round_half_away(65 / 156 * 100, 1))
('2.68', '-0.1', '41.7')
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

from tithing.vocabulary.problems import Problem, Refused

# A double holds 15 decimal figures; the 16th and 17th are noise of the last operation. 57 / 200 * 100 is
# stored as 28.499999999999996, and a reader with a pencil gets 28.5.
_HONEST_FIGURES = 15
_ROOM = Context(prec=400)
_HONEST = Context(prec=_HONEST_FIGURES, rounding=ROUND_HALF_UP)


def round_half_away(value: float, decimals: int) -> Decimal:
    """`value` to `decimals` places (0 or more), half away from zero, as a Decimal that formats exactly.

    Never minus zero. Raises Refused for what is no finite number, or for a negative number of places.
    """
    if decimals < 0:
        raise Refused(Problem(f"{decimals} is no number of decimal places", "give 0 or more"))
    rounded = as_written(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=_ROOM)
    return abs(rounded) if rounded.is_zero() else rounded


def round_decimal(value: Decimal, decimals: int) -> Decimal:
    """`round_half_away` of a decimal number: the noise that a division leaves in its last digits is put aside first.

    >>> str(round_decimal(Decimal(65) / Decimal(156) * 100, 1)), str(round_decimal(Decimal("-0.05"), 1))
    ('41.7', '-0.1')
    """
    honest = value if len(value.as_tuple().digits) <= _HONEST_FIGURES else _HONEST.plus(value)
    rounded = honest.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, context=_ROOM)
    return abs(rounded) if rounded.is_zero() else rounded


def as_written(value: float) -> Decimal:
    """The decimal number that a double stands for, without the noise of its last operation."""
    if not math.isfinite(value):
        raise Refused(Problem(f"{value} cannot be rounded", "give a finite number, or say why there is none"))
    if float(value).is_integer():
        return Decimal(int(value))
    return Decimal(f"{value:.{_HONEST_FIGURES}g}")


def written(value: float) -> str:
    """A number in full, as a person would write it, for a message: nothing is rounded.

    >>> written(13262.0), written(0.5)
    ('13,262', '0.5')
    """
    return f"{as_written(value):,f}"


def in_full(value: Decimal, *, commas: bool = False) -> str:
    """Every digit of a decimal, never as a power of ten: nothing is rounded.

    >>> in_full(Decimal("1E+3")), in_full(Decimal("1263.50"), commas=True)
    ('1000', '1,263.50')
    """
    return f"{value:,f}" if commas else f"{value:f}"


def general(value: float) -> str:
    """A number as a spreadsheet's General format shows it: ten significant digits at most.

    >>> general(0.1 + 0.2), general(40.0)
    ('0.3', '40')
    """
    return f"{value:.10g}"


def half_unit(decimals: int) -> Decimal:
    """Half of the last printed digit: 0.05 for one decimal place."""
    return Decimal(5).scaleb(-decimals - 1)


def agrees_when_rounded(exact: float, printed: float, decimals: int) -> bool:
    """Whether `printed` can be `exact` shown to `decimals` places: within half its last digit (R81)."""
    return abs(as_written(exact) - as_written(printed)) <= half_unit(decimals)


def sum_tolerance(parts: int, decimals: int) -> Decimal:
    """How far a printed total may be from the sum of its printed parts by rounding alone (R84)."""
    return (parts + 1) * half_unit(decimals)


def sum_agrees(parts: Iterable[float], total: float, decimals: int | None = None) -> bool:
    """Whether parts add to a total: exactly, or within R84's tolerance where each was so rounded."""
    written = [as_written(part) for part in parts]
    allowed = Decimal(0) if decimals is None else sum_tolerance(len(written), decimals)
    return abs(sum(written, Decimal(0)) - as_written(total)) <= allowed


def decimals_to_differ(numbers: Iterable[float], *, fewest: int, most: int) -> int:
    """The fewest decimal places at which different numbers are shown as different ones; `most` where none of them do.

    >>> decimals_to_differ([0.21, 0.24, 0.31], fewest=1, most=2), decimals_to_differ([6.7, 7.3], fewest=1, most=2)
    (2, 1)
    """
    different = set(numbers)
    for decimals in range(fewest, most):
        if len({round_half_away(each, decimals) for each in different}) == len(different):
            return decimals
    return most
