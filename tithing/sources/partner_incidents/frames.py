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


def month_counts(
    frame: pl.DataFrame,
    incidents: Sequence[Incident],
    *,
    areas: Sequence[str],
    districts: Sequence[str],
    months: Sequence[Period],
) -> pl.DataFrame:
    """Counts of the months that are covered whole, in the districts the list is of; where an area had none it is 0."""
    import polars as pl

    from tithing.incidents.counting import as_observations, count_incidents, with_zeros

    codes = [month.month_text for month in months]
    counted = frame.filter(pl.col("month").is_in(codes) & pl.col("district").is_in(list(districts)))
    counts = count_incidents(counted, areas=_AREAS)
    expected = _expected(frame, incidents, areas, codes)
    found: pl.LazyFrame = as_observations(with_zeros(counts, expected)).to_native()
    return found.sort("measure", "area", "period").collect()


def _expected(
    frame: pl.DataFrame, incidents: Sequence[Incident], areas: Sequence[str], months: Sequence[str]
) -> pl.DataFrame:
    import polars as pl

    measures = sorted({incident.measure for incident in incidents})
    supplier = frame.get_column("supplier")[0]
    rows = [(area, supplier, month, measure) for area in areas for month in months for measure in measures]
    schema = dict.fromkeys(("area", "supplier", "month", "measure"), pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")
