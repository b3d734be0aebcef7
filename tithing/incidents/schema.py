"""The shape of an incident: one anonymised event at a published point or small area, never a named person.

The reader places each event once, from the area code as published; the counts are then plain grouping. A
later look-up places the events again when the book is rebuilt.
"""

from __future__ import annotations

from tithing.places.placing import BEST_FIT, EXACT, UNPLACED

# Column name -> type, in stored order.
COLUMNS: dict[str, str] = {
    "source": "string",  # slug of the source
    "supplier": "string",  # slug of who sent it: a force, a partner
    "month": "string",  # "2023-03"
    "date": "date",  # the day, null where only the month is published
    "measure": "string",  # slug of the measure it counts towards
    "type": "string",  # the type as the supplier wrote it
    "breakdown": "string",  # as in an observation, or ""
    "code": "string",  # the area code as given, "" where there is none
    "lsoa": "string",  # LSOA of 2021; the code of 2011 where that one was split; "" where unknown
    "ward": "string",
    "district": "string",
    "csp": "string",
    "force": "string",  # force area it fell in; the reporting force's own where it has no place
    "fit": "string",  # see FITS
    "longitude": "float64",  # a published snap point, not the place of the offence
    "latitude": "float64",
    "location": "string",  # "On or near …"
    "outcome": "string",  # latest known, "" where none is published
    "incident_id": "string",  # the publisher's own meaningless id, null where there is none
    "row": "int64",  # line of the file (header is 1)
}

# How surely an event is placed in its ward and the areas above. Unplaced: no area was published, so that it is
# counted for the reporting force only.
FITS = (EXACT, BEST_FIT, UNPLACED)

# The columns an incident may be counted by, smallest area first.
AREAS = ("lsoa", "ward", "district", "csp", "force")
