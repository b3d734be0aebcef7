"""A partnership's own names and areas, from `partnership/areas.toml`.

[aliases]
"the Headland" = "Headland & Harbour ward, Hartlepool"

[areas.LOC-TOWN-CENTRE]
name = "Town centre"
parent = "Hartlepool"
lsoas = ["E01011999", "E01012000"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tithing.places.gazetteer import Gazetteer, UnknownArea
from tithing.places.names import simplify
from tithing.places.reference_files import Place
from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.problems import Problem, Refused

_KEYS = {"name", "short", "parent", "lsoas", "wards"}


def with_local_areas(gazetteer: Gazetteer, path: Path) -> Gazetteer:
    """The gazetteer with the file's areas and aliases; as it was when there is no file. Raises Refused."""
    file = path / "areas.toml" if path.is_dir() else path
    if not file.exists():
        return gazetteer
    entries = _read(file)
    problems = list(_problems(gazetteer, entries, file.name))
    if problems:
        raise Refused(*problems)
    areas = entries.get("areas", {})
    known = gazetteer.with_places(
        [_place(gazetteer, code, entry) for code, entry in areas.items()],
        lsoas_of_local={code: _lsoas(gazetteer, entry) for code, entry in areas.items()},
    )
    names = {simplify(name): known.find(target).code for name, target in entries.get("aliases", {}).items()}
    return known.with_places(other_names=names)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(
            Problem(f"it is not TOML that can be read ({error})", "Put it right.", file.name)
        ) from None


def _place(gazetteer: Gazetteer, code: str, entry: dict[str, Any]) -> Place:
    parent = gazetteer.find(entry["parent"]).code if entry.get("parent") else ""
    return Place(Area(code, entry["name"], AreaKind.LOCAL, entry.get("short", "")), parent=parent)


def _lsoas(gazetteer: Gazetteer, entry: dict[str, Any]) -> tuple[str, ...]:
    of_wards = (
        lsoa for ward in entry.get("wards", ()) for lsoa in gazetteer.lsoas_in(gazetteer.find(ward).code)
    )
    return tuple(sorted({*entry.get("lsoas", ()), *of_wards}))


def _problems(gazetteer: Gazetteer, entries: dict[str, Any], file: str) -> Iterator[Problem]:
    for unknown in sorted(entries.keys() - {"aliases", "areas"}):
        yield Problem(f'"{unknown}" is not a section', "Use [aliases] and [areas.LOC-NAME].", file)
    local = entries.get("areas", {})
    for code, entry in local.items():
        yield from _area_problems(gazetteer, code, entry, file)
    for name, target in entries.get("aliases", {}).items():
        if not isinstance(target, str) or (target not in local and not _known(gazetteer, target)):
            yield Problem(
                f'the alias "{name}" is for "{target}", which is no area', "Give a code or name.", file
            )


def _area_problems(gazetteer: Gazetteer, code: str, entry: Any, file: str) -> Iterator[Problem]:
    if kind_of(code) is not AreaKind.LOCAL:
        yield Problem(f'the area "{code}" has a code that is not local', "Start its code with LOC-.", file)
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        yield Problem(f'the area "{code}" has no name', 'Write name = "…" under it.', file)
        return
    for key in sorted(entry.keys() - _KEYS):
        yield Problem(f'the area "{code}" says "{key}", which means nothing here', "Take it out.", file)
    for name in (*entry.get("lsoas", ()), *entry.get("wards", ()), *filter(None, [entry.get("parent")])):
        if not _known(gazetteer, name):
            yield Problem(f'the area "{code}" names "{name}", which is no area', "Give a code or name.", file)


def _known(gazetteer: Gazetteer, name: str) -> bool:
    try:
        gazetteer.find(name)
    except UnknownArea:
        return False
    return True
