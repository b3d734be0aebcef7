"""A number that programs write for "not known": -99 among counts that are never negative, 9999 among tens."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.vocabulary.questions import Question

SLUG = "stands_for_not_known"
BELOW = (-9.0, -99.0, -999.0, -9999.0)
ABOVE = (999.0, 9999.0, 99999.0, 999999.0)
TIMES = 5


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.stated.filter(~nw.col("value").is_null())
    suspects = rows.filter(nw.col("value").is_in([*BELOW, *ABOVE]))
    for row in suspects.sort("file", "row", "measure").rows(named=True):
        others = seen.together.filter(nw.col("measure") == row["measure"])["value"].to_list()
        if _is_odd(row["value"], [each for each in others if each != row["value"]]):
            yield _question(seen, row)


def _is_odd(value: float, others: list[float]) -> bool:
    if value in BELOW:
        return not any(each < 0 for each in others)
    from statistics import median

    return bool(others) and value >= TIMES * median(others)


def _question(seen: Seen, row: Row) -> Question:
    words = f"{seen.figure(row)}, is {number(row)}, which programs write for a figure that is not known: is it one?"
    return asked(SLUG, words, row, [row])


RULE = Rule(SLUG, asks)
