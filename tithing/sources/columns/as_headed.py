"""Which headings of a sheet stand for the columns of an observation, so that what is found amiss later is told by them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tithing.inspection.find import shown
from tithing.observations.entering.headed import Headed
from tithing.observations.schema import READ_COLUMNS
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.sources.values.periods import periods_of_row

_OTHER_NAMES: dict[str, tuple[tuple[str, ...], ...]] = {
    "period": (("period",), ("period_start", "period_end"), ("month",), ("quarter",), ("year",), ("date",)),
    "value": (("value",), ("count",), ("number",)),
    "measure": (("measure",), ("indicator",), ("code",), ("category",), ("type",)),
    "area": (("area",), ("area_code",), ("code",), ("district",), ("ward",)),
    "date": (("date",), ("day",)),
}  # by sources' own names for their columns, those that say most first
_PLAIN = {name: ((name,),) for name in READ_COLUMNS}


def headed_by(
    table: ReceivedTable, header: int, columns: Mapping[str, int], more: Collection[int]
) -> Headed | None:
    """How a sheet heads what was used of it; None where nothing of it is known by name.

    `columns` are by the source's own names, `more` those that have none: months across, or the one of figures.

    >>> table = ReceivedTable("a.csv", "", (ReceivedRow(1, ("Offence", "Apr 2024")),))
    >>> headed_by(table, 0, {"category": 0}, [1])
    Headed(sheet='', row=1, columns={'measure': ('Offence',)}, periods={'2024-04': 'Apr 2024'})
    """
    if not 0 <= header < len(table.rows):
        return None
    heads = table.rows[header]
    across = {
        period.code: _heading(heads, at) for at, period in periods_of_row(heads.cells).items() if at in more
    }
    known = _known(heads, columns, [] if across else more)
    return Headed(table.sheet, heads.number, known, across) if known or across else None


def _known(
    heads: ReceivedRow, columns: Mapping[str, int], more: Collection[int]
) -> dict[str, tuple[str, ...]]:
    places = {name.lower().replace(" ", "_"): at for name, at in columns.items()}
    if len(more) == 1:
        places.setdefault("value", *more)
    found = {
        column: next((each for each in ways if set(each) <= places.keys()), ())
        for column, ways in {**_PLAIN, **_OTHER_NAMES}.items()
    }
    return {
        column: headings
        for column, names in found.items()
        if (headings := tuple(filter(None, (_heading(heads, places[name]) for name in names))))
    }


def _heading(heads: ReceivedRow, at: int) -> str:
    """As it stands; "" where there is none, or it may be personal."""
    return shown(text_of(heads.cells[at]).strip(), "") if at < len(heads.cells) else ""
