"""What is around the figures: which indicators, areas and quarters there are for whoever asks, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tithing.indicators.as_json import period_json, sources_json
from tithing.indicators.defined.definition import Indicator
from tithing.observations.observation import Observation
from tithing.reading.areas import own_area
from tithing.reading.named.names_known import may_know_of, names_known
from tithing.reading.questions.changes.changed_since import ChangeSince, changed_since
from tithing.reading.questions.there_is.quarters_held import latest_quarter, quarters_held
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of, status_word
from tithing.web.api.version_one.paging import ApiList, Said, listed
from tithing.web.api.version_one.parameters import Asked
from tithing.web.api.version_one.problems import ABSENT, NotAnswered
from tithing.workflows.figures_out.indicators import listed_one


def indicators(seen: Snapshot, asked: Asked) -> ApiList:
    """Each that the reader may know of, by slug."""
    return seen.remembered(
        indicators, make=lambda: listed(_known_indicators(seen), lambda each: _indicator(seen, each))
    )


def _known_indicators(seen: Snapshot) -> list[Indicator]:
    found = (seen.definition(each.slug) for each in names_known(seen))
    return sorted((each for each in found if each is not None), key=lambda each: each.slug)


def indicator(seen: Snapshot, asked: Asked) -> Said:
    """One. Raises NotAnswered for what the reader may not know of, as for what there is not."""
    slug = asked["slug"]
    found = seen.definition(slug) if may_know_of(seen, slug) else None
    if found is None:
        raise NotAnswered(ABSENT)
    return _indicator(seen, found)


def _indicator(seen: Snapshot, each: Indicator) -> Said:
    told = listed_one(
        each,
        seen.measures,
        in_catalogue=each.slug in seen.catalogue,
        may_know=lambda slug: may_know_of(seen, slug),
    )
    return told.as_json()


# -- areas and quarters -----------------------------------------------------------------------------------------------------


def areas(seen: Snapshot, asked: Asked) -> ApiList:
    """The partnership's own, those beside it, and its wards as they are in the latest quarter."""
    return seen.remembered(areas, make=lambda: listed(_areas(seen), lambda each: _area(seen, each)))


def areas_asked_of(seen: Snapshot, period: Period) -> tuple[Area, ...]:
    """Of which areas figures of a quarter are told."""
    span = span_of(seen, period, own_area(seen))
    return tuple({each.code: each for each in (span.area, *span.areas, *span.wards())}.values())


def _areas(seen: Snapshot) -> tuple[Area, ...]:
    return areas_asked_of(seen, latest_quarter(seen) or _quarter_of(seen))


def _quarter_of(seen: Snapshot) -> Period:
    return Period.financial_year(seen.day.year).quarters()[0]


def _area(seen: Snapshot, area: Area) -> Said:
    own = own_area(seen).code
    return {"code": area.code, "name": area.name, "kind": area.kind.value, "own": area.code == own}


def quarters(seen: Snapshot, asked: Asked) -> ApiList:
    """Those of which the reader is shown anything of the partnership's own area, the latest first."""
    return seen.remembered(quarters, make=lambda: listed(quarters_held(seen), period_json))


# -- what changed -------------------------------------------------------------------------------------------------------------


def changes(seen: Snapshot, asked: Asked) -> ApiList:
    """What is new, revised and withdrawn since a day, in the partnership's own area and those beside it."""
    since = asked["since"]
    return seen.remembered(changes, since, make=lambda: listed(what_changed(seen, since), _says(seen)))


def what_changed(seen: Snapshot, since: date) -> tuple[ChangeSince, ...]:
    """As far as the reader may know of it."""
    span = span_of(seen, latest_quarter(seen) or _quarter_of(seen), own_area(seen))
    codes = {code for area in (span.area, *span.areas) for code in span.codes_of(area.code)}
    found = changed_since(seen, since, areas=codes, years=seen.years)
    return tuple(each for each in found if may_know_of(seen, each.figure.measure))


def _says(seen: Snapshot) -> Callable[[ChangeSince], Said]:
    return lambda change: _change(seen, change)


def _change(seen: Snapshot, change: ChangeSince) -> Said:
    about = change.figure
    return {
        "on": change.on.isoformat(),
        "kind": change.kind.value,
        "measure": about.measure,
        "title": seen.measures.get(about.measure).title,
        "area": about.area,
        "area_name": seen.gazetteer.get(about.area).name,
        "period": period_json(about.period),
        "breakdown": about.breakdown,
        "supplier": about.supplier,
        "unit": about.unit.value,
        "before": _said(change.before),
        "after": _said(change.after),
        "sources": sources_json([about.source]),
    }


def _said(said: Observation | None) -> Said | None:
    if said is None:
        return None
    why = "" if isinstance(said.quantity, Known) else said.quantity.words
    return {"value": number_of(said.quantity), "status": status_word(said.quantity), "why": why}
