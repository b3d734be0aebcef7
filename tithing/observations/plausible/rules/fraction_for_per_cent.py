"""A share of 0.45 beside one of 45: the first may be the same written as a fraction."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.statistics.rounding import as_written, written
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit

SLUG = "fraction_for_per_cent"
NEAR = 3  # a hundred times the share is within a third and three times of the others


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    shares = seen.together.filter(nw.col("unit") == str(Unit.PERCENT))
    for slug in shares["measure"].unique().sort().to_list():
        rows = shares.filter(nw.col("measure") == slug).sort("file", "row", "area", "start").rows(named=True)
        yield from _of_measure(seen, rows)


def _of_measure(seen: Seen, rows: list[Row]) -> Iterator[Question]:
    others = [row for row in rows if row["value"] > 1]
    if not others:
        return
    from statistics import median

    usual = median(row["value"] for row in others)
    for row in rows:
        if row["new"] and 0 < row["value"] <= 1 and usual / NEAR <= 100 * row["value"] <= usual * NEAR:
            like = others[0]
            words = (
                f"{seen.figure(row)}, is {number(row)} per cent, beside {number(like)} "
                f"({seen.figure(like)}): is it {_hundredfold(row)} per cent?"
            )
            yield asked(SLUG, words, row, [row, like])


def _hundredfold(row: Row) -> str:
    return written(float(100 * as_written(row["value"])))


RULE = Rule(SLUG, asks)
