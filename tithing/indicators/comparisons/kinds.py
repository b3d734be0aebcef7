"""The comparisons there are, and how each is said.

A framework chooses from them, the first of which its changes are told against; where that one is not in the book, the next that is.
"""

from __future__ import annotations

from enum import StrEnum

from tithing.vocabulary.period import Period


class ComparisonKind(StrEnum):
    """Written so in a framework's `comparisons`."""

    YEAR_BEFORE = "year_before"  # the same quarter last year
    QUARTER_BEFORE = "quarter_before"
    AVERAGE_OF_FOUR = "average_of_four"  # the four quarters before
    LONG_RUN = "long_run"  # the same quarter of two to five years before
    TARGET_PATH = "target_path"  # where the year to date would be on the way to its target


DEFAULT = (ComparisonKind.YEAR_BEFORE,)
FALLS_BACK_ON = (
    ComparisonKind.YEAR_BEFORE,
    ComparisonKind.QUARTER_BEFORE,
    ComparisonKind.AVERAGE_OF_FOUR,
    ComparisonKind.LONG_RUN,
)


def in_turn(chosen: tuple[ComparisonKind, ...]) -> tuple[ComparisonKind, ...]:
    """Against what a change is told, the first of these that is known: as chosen, then as it falls back.

    >>> [each.value for each in in_turn((ComparisonKind.TARGET_PATH, ComparisonKind.LONG_RUN))][:2]
    ['long_run', 'year_before']
    """
    asked = [each for each in chosen if each is not ComparisonKind.TARGET_PATH]
    return tuple(dict.fromkeys((*asked, *FALLS_BACK_ON)))


def set_against(kind: ComparisonKind, period: Period, years: int = 0) -> str:
    """When or where the other figure is from, as a sentence says it after a number.

    >>> quarter = Period.parse("2017-18Q4")
    >>> set_against(ComparisonKind.YEAR_BEFORE, quarter), set_against(ComparisonKind.LONG_RUN, quarter, years=3)
    ('in the same quarter last year', 'on average in the same quarter of the 3 years before')
    """
    name = period.name
    match kind:
        case ComparisonKind.YEAR_BEFORE if period.month_count == 12:
            return "in the year before"
        case ComparisonKind.YEAR_BEFORE:
            return f"in the same {name} last year"
        case ComparisonKind.QUARTER_BEFORE:
            return f"in the {name} before"
        case ComparisonKind.AVERAGE_OF_FOUR:
            return f"on average in the four {period.names} before"
        case ComparisonKind.LONG_RUN:
            same = "" if period.month_count == 12 else f"same {name} of the "
            return f"on average in the {same}{years} years before"
        case ComparisonKind.TARGET_PATH:
            return "on the way to the target by now"


def called(kind: ComparisonKind, period: Period) -> str:
    """What the other figure is called.

    >>> called(ComparisonKind.QUARTER_BEFORE, Period.parse("2017-18Q4"))
    'the quarter before'
    """
    name = period.name
    return {
        ComparisonKind.YEAR_BEFORE: "the year before" if name == "year" else f"the same {name} last year",
        ComparisonKind.QUARTER_BEFORE: f"the {name} before",
        ComparisonKind.AVERAGE_OF_FOUR: f"the average of the four {period.names} before",
        ComparisonKind.LONG_RUN: f"the average of the same {name} in the years before",
        ComparisonKind.TARGET_PATH: "the way to the target",
    }[kind]
