"""Which area each row is about. A code is believed, but for wards only with its name: see the README."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tithing.places.gazetteer import Gazetteer
from tithing.places.names import simplify
from tithing.sources.lookups import other_place
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.problems import Problem

_CODE = re.compile(r"[EWNSK]\d{8}")


@dataclass
class Resolved:
    """Area codes by row, the rows left out and why, and what is wrong."""

    codes: dict[int, str] = field(default_factory=dict)
    not_held: list[str] = field(default_factory=list)  # counties and the like
    wards_unknown: int = 0
    by_name: int = 0
    problems: list[Problem] = field(default_factory=list)


def resolve(
    rows: list[tuple[int, str, str, str]], gazetteer: Gazetteer, on: date, *, file: str, column: str
) -> Resolved:
    """Rows are (line, code, name, code of a ward's district)."""
    found = Resolved()
    for line, code, name, district in rows:
        if not _CODE.fullmatch(code):
            what = f'"{code}" is not the code of an area'
            change = "An ONS code is a letter and eight digits, E06000001"
            found.problems.append(Problem(what, change, file, row=line, column=column))
        elif kind_of(code) is AreaKind.WARD:
            _resolve_ward(found, gazetteer, on, line, code, name, district)
        elif code in gazetteer:
            found.codes[line] = code
            found.problems += _misnamed(gazetteer, file, line, code, name, column)
        elif kind_of(code) in (AreaKind.DISTRICT, AreaKind.LSOA):
            what, change = (
                f'"{code}" is in no look-up we hold',
                "Import a look-up that has it, then this again",
            )
            found.problems.append(Problem(what, change, file, row=line, column=column))
        else:
            found.not_held.append(name or code)
    return found


def _misnamed(gazetteer: Gazetteer, file: str, line: int, code: str, name: str, column: str) -> list[Problem]:
    """A row whose name is another area's."""
    other = other_place(code, name, gazetteer) if name else ""
    if not other:
        return []
    what = f'{code} is {gazetteer.get(code).name}, and the row calls it "{name}", which is {other}'
    change = "Use the file as it was downloaded, or correct the code or the name"
    return [Problem(what, change, file, row=line, column=column)]


def _resolve_ward(
    found: Resolved, gazetteer: Gazetteer, on: date, line: int, code: str, name: str, district: str
) -> None:
    if code in gazetteer and _agrees(gazetteer, code, name, district):
        found.codes[line] = code
        return
    wanted = simplify(name)
    same = [ward.code for ward in gazetteer.wards_of(district, on=on) if simplify(ward.name) == wanted]
    if len(same) == 1 and _dated(gazetteer, same[0]):
        found.codes[line] = same[0]
        found.by_name += 1
    else:
        found.wards_unknown += 1


def _agrees(gazetteer: Gazetteer, code: str, name: str, district: str) -> bool:
    place = gazetteer.place(code)
    return simplify(place.area.name) == simplify(name) and place.parent == (district or place.parent)


def _dated(gazetteer: Gazetteer, code: str) -> bool:
    """Whether we know when the ward began or ended: of others, one of the same name may have had other bounds."""
    place = gazetteer.place(code)
    return place.valid_from is not None or place.valid_to is not None
