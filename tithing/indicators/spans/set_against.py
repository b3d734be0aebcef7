"""What may be set against a span: not what shares months with it, and of more than a year only the time before it."""

from __future__ import annotations

from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import NotApplicable

A_YEAR = 12  # months


def why_not_a_year_before(span: Period) -> NotApplicable | None:
    """Why the same span a year before is not set against it; None where it is.

    >>> why_not_a_year_before(Period.parse("2017-18")), why_not_a_year_before(Period.parse("2016-17Q3-to-2017-18Q4")).words
    (None, 'the same 18 months a year before share 6 months with these')
    """
    shared = span.month_count - A_YEAR
    if shared <= 0:
        return None
    return NotApplicable(f"the same {span.name} a year before share {shared} months with these", "R81")


def why_no_average(span: Period) -> NotApplicable | None:
    """Why no average of several spans of this length is worked out; None where one is."""
    if span.month_count <= A_YEAR:
        return None
    return NotApplicable(
        f"an average of several {span.names} would reach further back than the book is read", "R81"
    )
