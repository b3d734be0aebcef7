"""Parts that are more than the whole they lie in: offences in groups, places in places, months in quarters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from tithing.observations.plausible.seen import Row, Seen, asked, number
from tithing.observations.schema import KEY
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question

# Parts that come a little over their whole are rounded, or counted on another day; only more than this is asked about.
SLACK = 1.02
SLACK_COUNT = 5.0
_NAMED = 3


@dataclass(frozen=True)
class Within:
    """A part of a whole. Parts of one `group` do not overlap, so that their sum is no more than the whole."""

    part: str
    whole: str
    group: str = ""
    since: date = date.min
    until: date = date.max


def above_their_whole(
    slug: str, seen: Seen, rows: Any, column: str, within: Iterable[Within]
) -> Iterator[Question]:
    """A question for each whole of which one part, or the parts of a group together, are more.

    `column` says what is nested: "measure", "area" or "period"; all else of the key is the same.
    """
    import narwhals as nw

    pairs = _table(tuple(within), rows)
    if pairs is None:
        return
    same = [name for name in KEY if name != column]
    parts = rows.join(pairs, left_on=column, right_on="part", how="inner")
    parts = parts.filter(nw.col("since") <= nw.col("end"), nw.col("end") <= nw.col("until"))
    sums = parts.group_by("whole", "group", *same).agg(
        nw.col("value").sum().alias("sum"),
        nw.col("value").max().alias("most"),
        nw.col("new").max().alias("new_part"),
    )
    wholes = rows.with_columns(nw.col(column).alias("whole"))
    held = sums.join(wholes, on=["whole", *same], how="inner")
    odd = held.filter(nw.col("new") | nw.col("new_part")).filter(_is_above())
    for whole in _worst_first(odd.rows(named=True)):
        inside = parts.filter(*(nw.col(name) == whole[name] for name in ("whole", "group", *same)))
        yield _question(slug, seen, whole, inside.sort("row", column).rows(named=True), column)


def _is_above() -> Any:
    import narwhals as nw

    most = nw.col("most") > nw.col("value")
    together = (nw.col("sum") > nw.col("value") * SLACK) & (nw.col("sum") > nw.col("value") + SLACK_COUNT)
    return most | together


def _table(within: tuple[Within, ...], rows: Any) -> Any:
    import narwhals as nw

    if not within:
        return None
    columns = {
        name: [getattr(each, name) for each in within]
        for name in ("part", "whole", "group", "since", "until")
    }
    return nw.from_dict(columns, backend=rows.implementation)


def _worst_first(odd: Iterable[Row]) -> list[Row]:
    """Each whole once for one group of parts; by where it stands, so that the order is the same each time."""
    once: dict[tuple[str, ...], Row] = {}
    for row in sorted(odd, key=lambda row: (row["file"], row["row"], row["whole"], row["group"])):
        once.setdefault(tuple(row[name] for name in KEY), row)
    return list(once.values())


def _question(slug: str, seen: Seen, whole: Row, parts: list[Row], column: str) -> Question:
    over = [part for part in parts if part["value"] > whole["value"]]
    told = over or parts
    what = listed([f"{_part_name(seen, part, column)} {number(part)}" for part in told], most=_NAMED)
    together = "" if over else ", together"
    words = f"{seen.figure(whole)}, is {number(whole)}, less than what lies in it ({what}{together}): are they right?"
    first = next((row for row in (*told, whole) if row["new"]), whole)
    return asked(slug, words, first, [whole, *told])


def _part_name(seen: Seen, part: Row, column: str) -> str:
    if column == "area":
        return seen.named(part["area"])
    if column == "period":
        return Period.parse(part["period"]).label
    return seen.measure(part["measure"]).title
