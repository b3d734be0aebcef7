"""The book that every drill starts from, made once and copied for each case, and what is true of it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.drill.command import Tithing, Told
from tools.drill.faults import hold
from tools.drill.model import Model
from tools.drill.on_disk import kept_as, paths_in
from tools.drill.sent import QUARTER, Sent, filled_return, flat, refused, street

PARTNER = """
[[partners]]
slug = "fire"
name = "X Fire Brigade"
post = "Community Safety Manager"
[[partners.owes]]
measures = ["deliberate_fires", "deliberate_secondary_fires"]
due_days = 30
"""
DAYS = ("2018-05-15", "2019-02-03", "2018-10-03")  # days on which nothing else is released
TEMPLATE = "template.xlsx"
OLDER_BY = 2  # files that `older` does not have yet


@dataclass(frozen=True)
class Arena:
    """A book with tables, an archive of street files and a return; `older` is the same book two files before."""

    folder: Path
    sent: tuple[Sent, ...]
    counted: dict[tuple[str, int], int] = field(default_factory=dict)  # command and shape -> file operations

    @property
    def book(self) -> Path:
        return self.folder / "book"

    @property
    def older(self) -> Path:
        return self.folder / "older"

    @property
    def template(self) -> Path:
        """The return that the program wrote, before it was filled in."""
        return self.folder / "sent" / TEMPLATE

    @property
    def model(self) -> Model:
        return Model().with_files(self.sent)

    @property
    def older_model(self) -> Model:
        return Model().with_files(self.sent[:-OLDER_BY])

    @property
    def originals(self) -> set[str]:
        return self.kept_of(*self.sent)

    def kept_of(self, *sent: Sent) -> set[str]:
        """The hash under which the book keeps each of its files, or its extract."""
        kept = kept_as(self.book)
        return {kept.get(each.sha256, each.sha256) for each in sent}


def make_arena(folder: Path, tithing: Tithing) -> Arena:
    """Start the book and import what its partners sent."""
    new_book(tithing)
    sent = _sent(folder, tithing)
    for number, file in enumerate(sent):
        if number == len(sent) - OLDER_BY:
            shutil.copytree(tithing.book, folder / "older", symlinks=True)
        take(tithing, file)
    tithing.run("import", refused(folder / "sent", "arena-refused").path)
    hold(
        any(paths_in(tithing.book / "raw")), "the book that the drills start from keeps no originals in raw/"
    )
    return Arena(folder, sent)


def new_book(tithing: Tithing) -> None:
    """An empty book of an invented partnership that one partner owes a return."""
    told = tithing.run("init", tithing.book, "--name", "Safer X", "--area", "Hartlepool", book=False)
    hold(told.code == 0, f"no book can be started: {told}")
    config = tithing.book / "partnership" / "partnership.toml"
    config.write_text(config.read_text(encoding="utf-8") + PARTNER, encoding="utf-8")


def take(tithing: Tithing, *sent: Sent) -> Told:
    """Import files that are in order, each as it is to be imported, into a book that is in order."""
    told = Told((), 0, "", "")
    for file in sent:
        told = tithing.run("import", file.path, *file.options)
        hold(told.code == 0, f"a file in order is not taken into a book in order: {told}")
    return told


def _sent(folder: Path, tithing: Tithing) -> tuple[Sent, ...]:
    place = folder / "sent"
    template = place / TEMPLATE
    place.mkdir(parents=True)
    options = ("--partner", "fire", "--quarter", QUARTER, "--output", template)
    told = tithing.run("returns", "template", *options)
    hold(told.code == 0, f"no return can be written: {told}")
    returned = filled_return(template, place, "arena")
    tables = [flat(place, f"arena-{number}", released=day) for number, day in enumerate(DAYS)]
    return tables[0], street(place, "arena"), returned, *tables[1:]


def paths_of(sent: Sequence[Sent]) -> list[Path]:
    return [each.path for each in sent]
