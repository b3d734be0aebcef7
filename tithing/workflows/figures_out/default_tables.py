"""The tables of categories that a report has when no framework arranges them: by the offence tree, by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tithing.indicators.defined.frameworks import GroupRow, GroupTable
from tithing.indicators.result import Result
from tithing.observations.measure import Measures
from tithing.vocabulary.offences import arrangements_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

ROOT = "all_recorded_crime"
ASB = "asb_incidents"
STREET_TOTAL = "street_all_crime"
STREET_ASB = "street_anti_social_behaviour"
STREET_ASB = "street_anti_social_behaviour"


def default_tables(own: Mapping[str, Result], measures: Measures, period: Period) -> tuple[GroupTable, ...]:
    """Recorded crime by the offence tree, anti-social behaviour by type and street-level crime, where known."""
    found = (
        GroupTable("crime", "Recorded crime", tuple(_tree(ROOT, own, period, 0))),
        GroupTable("asb", "Anti-social behaviour by type", tuple(_types(own, measures))),
        GroupTable("street", "Street-level crime", tuple(_street(own, measures))),
        GroupTable("asb_street", "Anti-social behaviour (street-level data)", tuple(_street_asb(own))),
    )
    return tuple(
        table for table in found if len(table.rows) > 1 or (table.key == "asb_street" and table.rows)
    )


def _known(own: Mapping[str, Result], slug: str) -> bool:
    return slug in own and isinstance(own[slug].value.quantity, Known)


def _tree(slug: str, own: Mapping[str, Result], period: Period, level: int) -> Iterator[GroupRow]:
    """A whole and, a level deeper, its parts; a whole that nobody supplied lends its level to its parts."""
    shown = _known(own, slug)
    if shown:
        yield GroupRow(slug, own[slug].title, level=level, total=level == 0)
    for arrangement in arrangements_of(slug):
        rows = [
            row
            for part in arrangement.parts
            if arrangement.stands_on(period.end)
            for row in _tree(part, own, period, level + 1 if shown else level)
        ]
        if rows:
            yield from rows
            return


def _types(own: Mapping[str, Result], measures: Measures) -> Iterator[GroupRow]:
    parts = [m for m in measures if m.group == "asb" and m.slug != ASB and _known(own, m.slug)]
    for measure in parts:
        yield GroupRow(measure.slug, measure.title)
    if _known(own, ASB):
        yield GroupRow(ASB, own[ASB].title, total=True)


def _street_asb(own: Mapping[str, Result]) -> Iterator[GroupRow]:
    if _known(own, STREET_ASB):
        yield GroupRow(STREET_ASB, own[STREET_ASB].title.removesuffix(" (street-level data)"))


def _street(own: Mapping[str, Result], measures: Measures) -> Iterator[GroupRow]:
    """Crimes alone: an incident of anti-social behaviour is none."""
    known = [m for m in measures if m.group == "street" and m.slug != STREET_ASB and _known(own, m.slug)]
    for measure in sorted(known, key=lambda each: each.slug == STREET_TOTAL):
        title = measure.title.removesuffix(" (street-level data)")
        yield GroupRow(measure.slug, title, total=measure.slug == STREET_TOTAL)
