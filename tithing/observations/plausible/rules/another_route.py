"""A whole figure beside the parts that suppliers sent of it: a flat table says 240 burglaries, the forces' files add to 120."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.statistics.rounding import written
from tithing.vocabulary.questions import Question

SLUG = "another_route"
WHERE = ("measure", "area", "period", "breakdown")


def asks(seen: Seen) -> Iterator[Question]:
    if seen.parts is None or not len(seen.parts):
        return
    for row in _beside(seen):
        words = (
            f"{seen.figure(row)}, is {number(row)} here, and the suppliers' own files in the book add to "
            f"{written(row['added'])}, which is used: is this another count of the same, to be told beside it?"
        )
        yield asked(SLUG, words, row, [row])


def _beside(seen: Seen) -> Iterator[Row]:
    """The rows that give a whole, with what the parts add to where that is another number."""
    import narwhals as nw

    added: Any = seen.parts.group_by(*WHERE).agg(nw.col("value").sum().alias("added"))
    wholes = seen.stated.filter(
        ~nw.col("supplier").is_in(sorted(seen.part_suppliers)), ~nw.col("value").is_null()
    )
    both = wholes.join(added, on=list(WHERE), how="inner").filter(nw.col("value") != nw.col("added"))
    yield from both.sort("file", "row").rows(named=True)


RULE = Rule(SLUG, asks)
