"""What a printed figure leaves open is an interval: whether two of them meet, and how a number stands in a sentence."""

from __future__ import annotations

from decimal import Decimal

Interval = tuple[Decimal, Decimal]


def overlap(first: Interval, second: Interval) -> bool:
    """Whether two closed intervals meet, the last digit of a long division aside."""
    if first[0] <= second[1] and second[0] <= first[1]:
        return True
    nearly = Decimal("1e-12") * (1 + max(abs(edge) for edge in (*first, *second)))
    return first[0] <= second[1] + nearly and second[0] <= first[1] + nearly


def plain(value: Decimal, decimals: int = 1) -> str:
    """A number as a sentence writes it: no zeros at the end, thousands with commas, a true minus.

    >>> plain(Decimal("1234.50")), plain(Decimal("-2.04"), 1)
    ('1,234.5', '−2')
    """
    from tithing.statistics.rounding import in_full, round_decimal

    rounded = round_decimal(value, decimals)
    text = in_full(rounded, commas=True)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "\u2212")
