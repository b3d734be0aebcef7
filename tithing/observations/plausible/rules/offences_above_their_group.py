"""An offence counted more often than the group it lies in: violence 10, and with injury 30 (R70 to R72)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from tithing.observations.measure import Measures
from tithing.observations.plausible.nesting import Within, above_their_whole
from tithing.observations.plausible.seen import Rule, Seen
from tithing.vocabulary.offences import offence_tree
from tithing.vocabulary.questions import Question

SLUG = "offences_above_their_group"
SERIES = ("", "ons_")  # packs and returns; the official tables, which have measures of their own


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.together.filter(nw.col("unit") == "count")
    here = frozenset(rows["measure"].unique().to_list())
    within = [each for each in nested(seen.measures) if {each.part, each.whole} <= here]
    yield from above_their_whole(SLUG, seen, rows, "measure", within)


def nested(measures: Measures) -> Iterator[Within]:
    """Every offence and each group that it lies in, with the days on which it does."""
    for slug in offence_tree().groups:
        for prefix in SERIES:
            for each in _inside(slug, date.min, date.max, slug):
                yield Within(prefix + each.part, prefix + each.whole, each.group, each.since, each.until)
    for measure in measures:
        if measure.part_of:
            yield Within(measure.slug, measure.part_of, "shown apart")


@cache
def _inside(whole: str, since: date, until: date, top: str) -> tuple[Within, ...]:
    """What lies in a group on the same days: its own parts as one group of parts, and theirs each by itself."""
    group = offence_tree().groups.get(whole)
    found: list[Within] = []
    for number, way in enumerate(group.arrangements if group else ()):
        first, last = max(since, way.start or date.min), min(until, way.end or date.max)
        for part in way.parts:
            alone = f"way {number}" if whole == top else part
            found.append(Within(part, top, alone, first, last))
            found += _inside(part, first, last, top)
    return tuple(found)


RULE = Rule(SLUG, asks)
