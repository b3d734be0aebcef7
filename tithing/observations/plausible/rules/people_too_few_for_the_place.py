"""A population that its area cannot have: 9,110 for Hartlepool, whose 57 small areas hold about 1,500 people each."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.questions import Question

SLUG = "people_too_few_for_the_place"
# An LSOA was drawn to hold 1,000 to 3,000 people and 400 to 1,200 households (Office for National Statistics, 2021).
USUAL = {"population": (1_000, 3_000), "households": (400, 1_200)}
ABOUT = {"population": 1_600, "households": 680}  # England and Wales over 35,672 LSOAs, census of 2021
WIDER = 1.6  # whole districts have grown and emptied since


def asks(seen: Seen) -> Iterator[Question]:
    import narwhals as nw

    rows = seen.stated.filter(nw.col("measure").is_in(list(USUAL)), nw.col("breakdown") == "")
    for row in rows.sort("file", "row", "area").rows(named=True):
        small_areas = _small_areas(row["area"], seen.gazetteer)
        if row["value"] and small_areas and _is_odd(row, small_areas):
            words = (
                f"{seen.figure(row)}, is {number(row)}; its {small_areas} small areas of about {ABOUT[row['measure']]:,} "
                f"each would make some {small_areas * ABOUT[row['measure']]:,}: is it right?"
            )
            yield asked(SLUG, words, row, [row])


def _small_areas(code: str, gazetteer: Gazetteer) -> int:
    """How many LSOAs a district of today has; a partnership may share its district's with others."""
    try:
        place = gazetteer.place(code)
    except UnknownArea:
        return 0
    is_district = place.area.kind is AreaKind.DISTRICT and place.existed(None)
    return len(gazetteer.lsoas_in(code)) if is_district else 0


def _is_odd(row: Row, small_areas: int) -> bool:
    least, most = USUAL[row["measure"]]
    each: float = row["value"] / small_areas
    return not least / WIDER <= each <= most * WIDER


RULE = Rule(SLUG, asks)
