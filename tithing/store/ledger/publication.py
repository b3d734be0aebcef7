"""One publication: a document as it was released, by its line in published.jsonl."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tithing.store.journal.chain import sha256
from tithing.store.journal.shape import is_below, parsed
from tithing.store.ledger.cells import CELL_ENDING

STATUS = "published"  # of its line in the journal


@dataclass(frozen=True)
class FrozenFile:
    """A file of a publication's folder, by its name there."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Publication:
    """A document as it was released. `number` is its line in the journal, `id` its folder, `day` that on which it was released.

    `because` says why a draft was released all the same, `supersedes` is the id of the publication in whose place it comes;
    `journal` is the head of the book that it was made from, `shown` and `hidden` count its figures.
    """

    number: int
    id: str
    at: datetime
    by: str
    reason: str
    because: str
    kind: str
    title: str
    area: str
    area_name: str
    quarters: tuple[str, ...]
    published: date
    as_known_on: date | None
    supersedes: str
    journal: str
    shown: int
    hidden: int
    files: tuple[FrozenFile, ...]
    hash: str = ""

    @property
    def day(self) -> date:
        """The day on which it was released, which need not be the one on its cover (`published`)."""
        return self.at.date()

    @property
    def about(self) -> tuple[str, str, tuple[str, ...]]:
        """What a later publication has to be of, to supersede it: its kind, area and quarters."""
        return self.kind, self.area, self.quarters

    @property
    def cells(self) -> FrozenFile:
        """The file that says which figures were shown, and which were hidden."""
        return next(each for each in self.files if each.name.endswith(CELL_ENDING))

    @property
    def documents(self) -> tuple[FrozenFile, ...]:
        """What went out: every file but the cells."""
        return tuple(each for each in self.files if each is not self.cells)

    def path_of(self, file: FrozenFile) -> str:
        """Where a file of it stands, below the book."""
        return f"published/{self.id}/{file.name}"


def text_of(publication: Publication) -> bytes:
    """Its line in published.jsonl, without the end of the line; what `publication_from` reads."""
    said = {
        "n": publication.number,
        "id": publication.id,
        "at": publication.at.isoformat(),
        "by": publication.by,
        "reason": publication.reason,
        "because": publication.because,
        "kind": publication.kind,
        "title": publication.title,
        "area": publication.area,
        "area_name": publication.area_name,
        "quarters": list(publication.quarters),
        "published": publication.published.isoformat(),
        "as_known_on": publication.as_known_on.isoformat() if publication.as_known_on else None,
        "supersedes": publication.supersedes,
        "journal": publication.journal,
        "shown": publication.shown,
        "hidden": publication.hidden,
        "files": [[each.name, each.sha256, each.size] for each in publication.files],
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


def publication_from(text: bytes) -> Publication:
    """What a line of published.jsonl says. Raises ValueError where it is none."""
    try:
        return _read(parsed(text), sha256(text))
    except (KeyError, TypeError, AttributeError, StopIteration) as error:
        raise ValueError("it is no line of a ledger") from error


def _read(said: Mapping[str, Any], text_hash: str) -> Publication:
    as_known_on = said["as_known_on"]
    found = Publication(
        number=int(said["n"]),
        id=_name(said["id"]),
        at=datetime.fromisoformat(said["at"]),
        by=said["by"],
        reason=said["reason"],
        because=said["because"],
        kind=said["kind"],
        title=said["title"],
        area=said["area"],
        area_name=said["area_name"],
        quarters=tuple(said["quarters"]),
        published=date.fromisoformat(said["published"]),
        as_known_on=date.fromisoformat(as_known_on) if as_known_on else None,
        supersedes=said["supersedes"],
        journal=said["journal"],
        shown=int(said["shown"]),
        hidden=int(said["hidden"]),
        files=tuple(FrozenFile(_name(name), sha, int(size)) for name, sha, size in said["files"]),
        hash=text_hash,
    )
    assert found.cells
    return found


def _name(text: str) -> str:
    """The name of one file or folder. Raises ValueError for what leads anywhere else."""
    if not is_below(text) or "/" in text or text == ".":
        raise ValueError(f'"{text}" is no name of a file')
    return text
