"""A figure many times, or a small part of, those before and after it: fly-tips 59,600 for 596, a population of 9,110."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit

SLUG = "far_from_its_neighbours"
TIMES = (
    6  # a digit too many makes ten times of a figure that may itself be half as much again as those beside it
)
NOWHERE = "place="  # what a force could not place: 88 offences one year and 3,840 the next (official tables of 2024)
LEAST_HIGH = 30  # counts beside nought or one or five
FEWEST_USUAL = 30  # a sixth of fewer than these may be a good month
STEPS = {"before": 1, "before2": 2, "after": -1, "after2": -2}
SERIES = ("measure", "area", "breakdown", "supplier", "kind", "unit")
KINDS = (
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.ROLLING_12,
)


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.together.filter(
        nw.col("kind").is_in([str(kind) for kind in KINDS]),
        nw.col("unit") != str(Unit.RANK),
        ~nw.col("breakdown").str.starts_with(NOWHERE),
    )
    beside = rows.with_columns(
        *(
            nw.col(name).shift(step).over(*SERIES, order_by="start").alias(f"{where}_{name}")
            for where, step in STEPS.items()
            for name in ("value", "period", "new")
        )
    )
    odd = beside.filter(nw.col("new")).filter(_is_far() & ~_is_first_of_two())
    for row in odd.sort("file", "row", "measure", "area", "start").rows(named=True):
        yield _question(seen, row)


def _is_far() -> Any:
    """Far from the one before and the one after; from two on one side where there is none on the other."""
    import narwhals as nw

    value, last = nw.col("value"), nw.col("after_value").is_null()
    before, after = nw.col("before_value"), nw.col("after_value")
    two = (
        nw.when(last).then(nw.col("before2_value")).otherwise(before),
        nw.when(before.is_null()).then(nw.col("after2_value")).otherwise(after),
    )
    least, most = nw.min_horizontal(*two, before, after), nw.max_horizontal(*two, before, after)
    counts = nw.col("unit") == str(Unit.COUNT)
    far_counts = ((value >= TIMES * most) & (value >= LEAST_HIGH)) | (
        (value * TIMES <= least) & (least >= FEWEST_USUAL)
    )
    far_others = ((most > 0) & (value >= TIMES * most)) | ((value > 0) & (value * TIMES <= least))
    fractions = (nw.col("unit") == str(Unit.PERCENT)) & ((value <= 1) | (least <= 1))
    return (counts & far_counts) | (~counts & ~fractions & far_others)


def _is_first_of_two() -> Any:
    """Of two that stand alone and are both new, the later is asked about."""
    import narwhals as nw

    return nw.col("before_value").is_null() & nw.col("after2_value").is_null() & nw.col("after_new")


def _question(seen: Seen, row: Row) -> Question:
    near = [
        {**row, "value": row[f"{where}_value"], "period": row[f"{where}_period"]}
        for where in ("before", "after")
        if row[f"{where}_period"] is not None
    ]
    told = " and ".join(f"{number(each)} in {Period.parse(each['period']).label}" for each in near)
    words = f"{seen.figure(row)}, is {number(row)}, beside {told}: is it right?"
    return asked(SLUG, words, row, [row, *near])


RULE = Rule(SLUG, asks)
