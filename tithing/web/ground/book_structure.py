"""Who the partnership is as its book says, read anew whenever a file has changed; and by which state the next change is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from tithing.governance.loading import files_in, state_of_files, structure_of
from tithing.governance.structure import Structure
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.problems import Refused
from tithing.web.shared.page import partnership


@dataclass(frozen=True)
class SeenStructure:
    """The structure, and the state of the files that say it."""

    structure: Structure
    state: str


def seen_structure() -> SeenStructure:
    """As the files stand now. Raises Refused, naming file and key, where somebody wrote into one what does not hold."""
    files = files_in(_folder())
    state = state_of_files(files)
    return SeenStructure(_read(_folder(), tuple(sorted(files.items())), partnership().partners), state)


def structure_or_none() -> Structure | None:
    """For pages that do not rest on it: None where its files are wrong."""
    try:
        return seen_structure().structure
    except Refused:
        return None


def districts() -> tuple[str, ...]:
    """The codes of the districts of the partnership's area, by which the law is asked for."""
    return _districts(partnership().area)


def organisations_known() -> Mapping[str, str]:
    """Slug to name of everybody who may be answered for: the organisations of the book, and the partners that supply figures."""
    partners = {each.slug: each.name for each in partnership().partners}
    structure = structure_or_none()
    named = {each.slug: each.name for each in structure.organisations} if structure else {}
    return {**partners, **named}


def organisations_on(day: date) -> Mapping[str, str]:
    """Those of them that stand on a day: what the book says nothing of stands on every day."""
    return _those(lambda each: each.stands(day))


def organisations_from(day: date) -> Mapping[str, str]:
    """Those that stand on a day or begin later."""
    return _those(lambda each: each.until is None or each.until >= day)


def _those(stand: Callable[[Organisation], bool]) -> Mapping[str, str]:
    structure = structure_or_none()
    others = {each.slug for each in structure.organisations if not stand(each)} if structure else set()
    return {slug: name for slug, name in organisations_known().items() if slug not in others}


def _folder() -> Path:
    return Path(settings.TITHING_BOOK) / "partnership"


@lru_cache(maxsize=4)
def _read(folder: Path, files: tuple[tuple[str, bytes], ...], partners: tuple[Partner, ...]) -> Structure:
    return structure_of(dict(files), folder=folder, partners=partners)


@lru_cache(maxsize=4)
def _districts(area: str) -> tuple[str, ...]:
    known = load_gazetteer()
    if area in known and known.get(area).kind is AreaKind.CSP:
        return tuple(each.code for each in known.districts_of_csp(area))
    return (area,)
