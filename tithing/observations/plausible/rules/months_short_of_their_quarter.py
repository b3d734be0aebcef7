"""All the parts of a period, which make far less than the period: four quarters of 100 in a year of 700."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tithing.observations.plausible.nesting import SLACK, SLACK_COUNT
from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.observations.schema import KEY
from tithing.statistics.rounding import written
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.questions import Question

SLUG = "months_short_of_their_quarter"
LASTS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}  # months
SAME = [name for name in KEY if name != "period"]


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.together.filter(nw.col("measure").is_in(list(seen.counted)), nw.col("unit") == "count")
    parts = _parts(rows["period"].unique().to_list())
    if not parts["part"]:
        return
    table = nw.from_dict(parts, backend=rows.implementation)
    inside = rows.join(table, left_on="period", right_on="part", how="inner")
    sums = inside.group_by("whole", "lasts", "needed", *SAME).agg(
        nw.len().alias("there"), nw.col("value").sum().alias("sum"), nw.col("new").max().alias("new_part")
    )
    whole = rows.with_columns(nw.col("period").alias("whole"))
    held = sums.filter(nw.col("there") == nw.col("needed")).join(whole, on=["whole", *SAME], how="inner")
    odd = held.filter(nw.col("new") | nw.col("new_part")).filter(_falls_short())
    for row in odd.sort("file", "row", "whole", "lasts", *SAME).rows(named=True):
        of_it = inside.filter(*(nw.col(name) == row[name] for name in ("whole", "lasts", *SAME)))
        yield _question(seen, row, of_it.sort("start").rows(named=True))


def _falls_short() -> Any:
    import narwhals as nw

    return (nw.col("sum") * SLACK < nw.col("value")) & (nw.col("sum") + SLACK_COUNT < nw.col("value"))


def _parts(codes: Iterable[str]) -> dict[str, list[Any]]:
    """Each month or quarter, each longer period it lies in, how long it lasts and how many like it make the longer."""
    periods = [Period.parse(code) for code in codes]
    found: dict[str, list[Any]] = {"part": [], "whole": [], "lasts": [], "needed": []}
    for part in (each for each in periods if each.kind in LASTS):
        for whole in (each for each in periods if each != part and each.covers(part)):
            months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
            said = (part.code, whole.code, LASTS[part.kind], months // LASTS[part.kind])
            for name, value in zip(found, said, strict=True):
                found[name].append(value)
    return found


def _question(seen: Seen, whole: Row, parts: list[Row]) -> Question:
    together = (
        f"the {len(parts)} {Period.parse(parts[0]['period']).kind.value}s in it make {written(whole['sum'])}"
    )
    words = f"{seen.figure(whole)}, is {number(whole)}, and {together}: are they right?"
    first = next((row for row in (whole, *parts) if row["new"]), whole)
    return asked(SLUG, words, first, [whole, *parts])


RULE = Rule(SLUG, asks)
