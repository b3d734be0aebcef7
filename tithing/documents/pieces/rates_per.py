"""Per how many the rates of a column are: said in its heading, of the rates that stand there."""

from __future__ import annotations

from collections.abc import Iterable

from tithing.indicators.result import Result
from tithing.vocabulary.quantity import number_of


def per_of(results: Iterable[Result]) -> tuple[int, ...]:
    """Per how many the known rates are, the least first: (1000,), or (1000, 100000) where they are of two kinds."""
    return tuple(sorted({each.rate.per for each in results if number_of(each.rate.quantity) is not None}))


def per_words(results: Iterable[Result]) -> str:
    """'per 1,000': what a column of these rates is headed; 'per 1,000 or 100,000' where they are of two kinds."""
    return "per " + (" or ".join(f"{each:,}" for each in per_of(results)) or "1,000")
