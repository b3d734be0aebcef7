"""A total of recorded crime that is exactly anti-social behaviour and the rest: then it is no total of crime (R73)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.vocabulary.offences import within
from tithing.vocabulary.questions import Question

SLUG = "total_holds_what_is_no_crime"
TOTAL = "all_recorded_crime"
NO_CRIME = "asb_incidents"


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    if TOTAL not in seen.slugs:
        return
    crimes = [TOTAL, NO_CRIME, *within(TOTAL)]
    rows = seen.stated.filter(
        nw.col("measure").is_in(crimes), nw.col("breakdown") == "", ~nw.col("value").is_null()
    )
    tables: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in rows.sort("file", "row").rows(named=True):
        table = tables.setdefault((row["file"], row["area"], row["period"], row["supplier"]), {})
        table.setdefault(row["measure"], row)
    for table in tables.values():
        yield from _of_table(seen, table)


def _of_table(seen: Seen, table: Mapping[str, Row]) -> Iterator[Question]:
    total, no_crime = table.get(TOTAL), table.get(NO_CRIME)
    rest = _outermost(table)
    if total is None or no_crime is None or not rest or not no_crime["value"]:
        return
    if total["value"] == no_crime["value"] + sum(row["value"] for row in rest):
        words = (
            f"{seen.figure(total)}, is {number(total)}: exactly the {number(no_crime)} of anti-social behaviour, which is "
            "no recorded crime, and the other lines. Is it a total of crime?"
        )
        yield asked(SLUG, words, total, [total, no_crime])


def _outermost(table: Mapping[str, Row]) -> list[Row]:
    """The lines that lie in no other line but the total."""
    crimes = [slug for slug in table if slug not in (TOTAL, NO_CRIME)]
    inner = {part for slug in crimes for part in within(slug)}
    return [table[slug] for slug in crimes if slug not in inner]


RULE = Rule(SLUG, asks)
