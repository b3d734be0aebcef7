"""Incidents as the incident room's frame, and the months they cover counted into observations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tithing.incidents.schema import COLUMNS
from tithing.sources.partner_incidents.row import Incident
from tithing.vocabulary.period import Period

if TYPE_CHECKING:
    import polars as pl

_AREAS = (
    "lsoa",
    "ward",
    "district",
)  # a partner's list is of its own district: the force's whole is not in it


def incident_frame(incidents: Sequence[Incident], *, supplier: str) -> pl.DataFrame:
    """The columns of `incidents.schema.COLUMNS`. A list gives neither point nor outcome nor id."""
    import polars as pl

    kinds = {"string": pl.String(), "date": pl.Date(), "float64": pl.Float64(), "int64": pl.Int64()}
    schema = {name: kinds[kind] for name, kind in COLUMNS.items()}
    rows = [_row(incident, supplier) for incident in incidents]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _row(incident: Incident, supplier: str) -> dict[str, object]:
    place = incident.place
    return {
        "source": "partner_incidents",
        "supplier": supplier,
        "month": f"{incident.day:%Y-%m}",
        "date": incident.day,
        "measure": incident.measure,
        "type": incident.type,
        "breakdown": "",
        "code": place.code,
        "lsoa": place.lsoa,
        "ward": place.ward,
        "district": place.district,
        "csp": place.csp,
        "force": place.force,
        "fit": place.fit,
        "longitude": None,
        "latitude": None,
        "location": incident.street,
        "outcome": "",
        "incident_id": None,
        "row": incident.row,
    }


def month_counts(frame: pl.DataFrame, incidents: Sequence[Incident], *, wards: Sequence[str]) -> pl.DataFrame:
    """Counts by month; a month inside the list in which a ward had none is 0, not missing."""
    from tithing.incidents.counting import as_observations, count_incidents, with_zeros

    counts = count_incidents(frame, areas=_AREAS)
    expected = _expected(frame, incidents, wards)
    found: pl.LazyFrame = as_observations(with_zeros(counts, expected)).to_native()
    return found.sort("measure", "area", "period").collect()


def _expected(frame: pl.DataFrame, incidents: Sequence[Incident], wards: Sequence[str]) -> pl.DataFrame:
    import polars as pl

    months = covered_months(incidents)
    districts = sorted({incident.place.district for incident in incidents})
    measures = sorted({incident.measure for incident in incidents})
    supplier = frame.get_column("supplier")[0]
    rows = [
        (area, supplier, month.code, measure)
        for area in (*districts, *wards)
        for month in months
        for measure in measures
    ]
    return pl.DataFrame(rows, schema=["area", "supplier", "month", "measure"], orient="row")


def covered_months(incidents: Sequence[Incident]) -> tuple[Period, ...]:
    """Every month from the first incident's to the last's."""
    days = [incident.day for incident in incidents]
    first, last = min(days), max(days)
    whole = Period.from_dates(first.replace(day=1), Period.month(last.year, last.month).end, allow_range=True)
    return whole.months()
