"""Reads what is to be kept of a file, in place of the file: what counts is what every rebuild will read.

A source says which cells it used. Its reading of those alone must be its reading of the file; where it is not, the source
did not say all, and every cell of the sheets that it opened is kept instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

from tithing.sources.contract import Context, Reading, Received
from tithing.sources.registry import SourceInfo
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.inspect_parts import Carried, carried_words
from tithing.workflows.received.receive import Item

_TELL = "Tell whoever maintains the source; docs/how-to/add-a-source.md says how it names what it uses"


@dataclass(frozen=True)
class Taken:
    """A file, what was read of it, and its extract where not the file itself is kept."""

    item: Item
    reading: Reading
    extract: Path | None = None
    sha256: str = ""  # of the extract
    not_kept: str = ""  # what else there was, in words that are told and stand nowhere in the book


def taken_from_extracts(
    source: SourceInfo,
    files: Sequence[Taken],
    context: Context,
    private: Path,
    carried: Mapping[str, Sequence[Carried]],
) -> list[Taken]:
    """Each as it is to be kept, read from its extract where it has one. `carried` is, by the name of a file, what else
    was in it beside its cells. Raises Refused where what would be kept cannot be read.
    """
    at_the_source = _Source(source, context, private)
    return [at_the_source.taken(each, carried.get(each.item.received.name, ())) for each in files]


@dataclass(frozen=True)
class _Source:
    info: SourceInfo
    context: Context
    private: Path

    def taken(self, first: Taken, parts: Sequence[Carried]) -> Taken:
        kept = first.reading.kept
        if kept is None or kept.extract is None:
            return first
        carried = carried_words(parts, first.reading.own_words)
        try:
            told = replace(first.reading, notices=kept.notices)
            taken = self._from(replace(first, reading=told), kept.extract, (*kept.left, *carried))
        except Refused as refusal:
            if kept.fewer_texts:
                raise Refused(_needs_text(self.info, first, refusal)) from None
            taken = None
        if taken is not None and (kept.fewer_texts or _said(first.reading) == _said(taken.reading)):
            return taken
        return self._every_cell(first, carried)

    def _from(self, first: Taken, content: bytes, left: Sequence[str]) -> Taken:
        """Read from the extract; its notices and questions are those of the file."""
        received = _written(first.item.received, content, self.private)
        (reading,) = self.info.read_many([received], self.context)
        same = replace(reading, notices=first.reading.notices, questions=first.reading.questions)
        return Taken(first.item, same, received.path, received.sha256, "; ".join(left))

    def _every_cell(self, first: Taken, carried: Sequence[str]) -> Taken:
        """The door has looked at every cell of the sheets that were opened, so all of them may be kept."""
        received = first.item.received
        notice = f"{received.name}: every cell is kept, because the source {self.info.slug} does not say all that it uses"
        told = replace(first.reading, notices=(*first.reading.notices, notice))
        if not is_zipfile(received.path):
            return replace(first, reading=told)
        from tithing.sources.keeping import every_cell  # seldom needed, and much to load

        try:
            taken = self._from(replace(first, reading=told), every_cell(received), carried)
        except Refused as refusal:
            raise Refused(_cannot_read(self.info, received, refusal.problems[0].what)) from None
        if _said(told) != _said(taken.reading):
            raise Refused(_cannot_read(self.info, received, "it reads something else"))
        return taken


def _written(received: Received, content: bytes, private: Path) -> Received:
    """The extract under the file's own name, which readers look at: its cells were looked through with the file, and are
    neither refused nor asked about anew.
    """
    sha = hashlib.sha256(content).hexdigest()
    path = private / f"{received.content_sha256[:16]}-{sha[:16]}" / received.path.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return replace(received, path=path, size=len(content), sha256=sha, held=True)


def _needs_text(source: SourceInfo, first: Taken, refusal: Refused) -> Problem:
    problem = refusal.problems[0]
    what = f"the source {source.slug} needs a column of free text and does not declare it ({problem.what})"
    return replace(problem, what=what, change=_TELL, file=first.item.received.name)


def _cannot_read(source: SourceInfo, received: Received, why: str) -> Problem:
    what = f"the source {source.slug} cannot read the cells of this file on their own ({why})"
    return Problem(what, _TELL, file=received.name)


def _said(reading: Reading) -> tuple[Any, ...]:
    """What the book takes from a reading, in values that can be held against one another."""
    lookups = [reading.lookups[name] for name in sorted(reading.lookups)]
    tables = [
        None if frame is None else frame.to_dict(as_series=False)
        for frame in (reading.observations, reading.incidents, reading.outlines, *lookups)
    ]
    return (
        reading.rows,
        reading.series,
        reading.supplier,
        reading.period,
        reading.commentary,
        sorted(reading.lookups),
        tables,
    )
