"""Reads who the partnership is from the files of its book, and holds them against one another before anybody believes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from tithing.governance.structure import BODIES, ORGANISATIONS, Structure
from tithing.governance.what_must_hold import what_is_wrong
from tithing.vocabulary.partnership import Partner, load_partnership
from tithing.vocabulary.partnership.bodies import MeetingBody, body_from
from tithing.vocabulary.partnership.organisations import WhoThereIs, is_slug, who_there_is
from tithing.vocabulary.partnership.table import PartnershipTable, toml_of
from tithing.vocabulary.problems import Problem, Refused


def load_structure(folder: Path) -> Structure:
    """What a book's `partnership/` folder says of them; nothing where it has no such file.

    Raises Refused, naming file and key, with everything that is wrong in them.
    """
    return structure_of(files_in(folder), folder=folder, partners=load_partnership(folder).partners)


def files_in(folder: Path) -> dict[str, bytes]:
    """The files that say it, by their names below `partnership/`: organisations.toml and bodies/*.toml."""
    paths = [folder / ORGANISATIONS, *sorted((folder / BODIES).glob("*.toml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def state_of_files(files: Mapping[str, bytes]) -> str:
    """A digest of them, by which somebody who saw them is told that they have changed since."""
    said = hashlib.sha256()
    for name in sorted(files):
        said.update(name.encode() + b"\0" + hashlib.sha256(files[name]).digest())
    return said.hexdigest()


def structure_of(files: Mapping[str, bytes], *, folder: Path, partners: Iterable[Partner] = ()) -> Structure:
    """The structure that these files say, by their names; `folder` is where they stand, for what is refused."""
    who = _Reading(files, folder)
    there = who.who_there_is()
    found = Structure(there.organisations, there.posts, tuple(who.bodies()), there.protocols)
    wrong = who.problems or list(what_is_wrong(found, partners, folder))
    if wrong:
        raise Refused(*wrong)
    return found


class _Reading:
    """The files one after another; what is wrong in any is kept."""

    def __init__(self, files: Mapping[str, bytes], folder: Path) -> None:
        self.files, self.folder = files, folder
        self.problems: list[Problem] = []

    def who_there_is(self) -> WhoThereIs:
        if ORGANISATIONS not in self.files:
            return WhoThereIs()
        table = self._table(ORGANISATIONS)
        return who_there_is(table)

    def bodies(self) -> Iterable[MeetingBody]:
        for name in sorted(each for each in self.files if each.startswith(f"{BODIES}/")):
            slug = Path(name).stem
            if not is_slug(slug):
                change = "Name it with small letters, digits and hyphens, as strategy-group.toml"
                self.problems.append(Problem("its name is no slug", change, file=str(self.folder / name)))
                continue
            yield body_from(slug, self._table(name))

    def _table(self, name: str) -> PartnershipTable:
        path = self.folder / name
        try:
            table = PartnershipTable(path, toml_of(self.files[name], path))
        except Refused as refused:
            self.problems += refused.problems
            return PartnershipTable(path, {})
        table.problems = self.problems
        return table
