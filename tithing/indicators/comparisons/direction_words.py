"""The word of a Direction column: one a councillor can say aloud, decided from the result alone.

The machine's value stays what it is (`vocabulary/direction.py`); here "neither" is said as more or fewer, and "unknown" as
what it stands for: not tested, and why. The guide in the report explains each (`GUIDE`).
"""

from __future__ import annotations

from tithing.indicators.comparisons.comparison import (
    ACROSS_A_BREAK,
    COULD_EXPLAIN,
    NO_COUNTS,
    NO_NUMERATOR,
    NOT_EVENTS,
    NOT_TWO,
)
from tithing.indicators.result import Result
from tithing.statistics import count_tests
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.quantity import number_of, why_hidden
from tithing.vocabulary.units import Unit

ONE_OF_MANY = "but one of many looked at"
NOTHING_TO_COMPARE = "nothing to compare"
HIDDEN = "not told: one is hidden"
_WHY = {
    NOT_EVENTS: "not tested: not a count of events",
    NO_NUMERATOR: "not tested: only the percentage is known",
    NO_COUNTS: "not tested: its counts are not known",
    NOT_TWO: NOTHING_TO_COMPARE,
    ACROSS_A_BREAK: "not compared: counted in another way",
    count_tests.NOT_EVENTS: "not tested: not whole numbers",
}

GUIDE = (
    ("worse, better", "more than chance could explain, and for the worse or the better by what the indicator is for"),
    ("more, fewer", "more than chance could explain, and good or bad only with its reasons known"),
    ("higher, lower", "the same, of a rate or a percentage"),
    (f"more, {ONE_OF_MANY}", "clear by itself; among so many changes one like it could be chance"),
    ("no clear change", "chance could explain it, whatever the percentage"),
    ("no change", "the same number; two zeros are not tested"),
    ("not tested", "nobody can say whether it is chance; the reason follows, or stands in the note"),
)  # fmt: skip


def direction_words(result: Result) -> str:
    """What the table says of a change: never surer than the test, never a word of the machine's."""
    change = result.change
    match change.direction:
        case Direction.BETTER | Direction.WORSE:
            return change.direction.value
        case Direction.NEITHER:
            return which_way(result)
        case Direction.UNKNOWN:
            return _not_told(result)
    if number_of(change.difference) == 0:
        return "no change"
    return f"{which_way(result)}, {ONE_OF_MANY}" if change.chance.one_of_many else change.direction.value


def which_way(result: Result) -> str:
    """More or fewer of a count; higher or lower of a rate or a share."""
    up = (number_of(result.change.difference) or 0.0) > 0
    if result.unit is Unit.COUNT:
        return "more" if up else "fewer"
    return "higher" if up else "lower"


def _not_told(result: Result) -> str:
    if why_hidden((result.value.quantity, result.compared.at.quantity)):
        return HIDDEN
    change, assumption = result.change, result.change.chance.assumption
    if assumption.endswith(COULD_EXPLAIN):
        return "not tested: see the note"
    return _WHY.get(
        assumption, "not tested" if number_of(change.difference) is not None else NOTHING_TO_COMPARE
    )
