"""Reads what is to be kept of a file, in place of the file: what counts is what every rebuild will read.

A source says which cells it used. Its reading of those alone must be its reading of the file, or it did not say all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tithing.sources.contract import Context, Kept, Reading, Received
from tithing.sources.registry import SourceInfo
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.receive import Item

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
    items: Sequence[Item],
    readings: Sequence[Reading],
    context: Context,
    private: Path,
    carried: Mapping[str, Sequence[str]],
) -> list[Taken]:
    """Each as it is to be kept, read from its extract where it has one. `carried` is, by the name of a file, what else
    was in it beside its cells. Raises Refused where a source uses more than it says.
    """
    whole = [Taken(*pair) for pair in zip(items, readings, strict=True)]
    written = {
        at: _written(each.item.received, kept, private)
        for at, each in enumerate(whole)
        if (kept := _extract_of(each.reading)) is not None
    }
    if not written:
        return whole
    again = _read_again(source, list(written.values()), context)
    for (at, received), reading in zip(written.items(), again, strict=True):
        whole[at] = _taken(whole[at], received, reading, source, carried)
    return whole


def _extract_of(reading: Reading) -> bytes | None:
    return reading.kept.extract if reading.kept else None


def _written(received: Received, content: bytes, private: Path) -> Received:
    """The extract under the file's own name, which readers look at."""
    sha = hashlib.sha256(content).hexdigest()
    path = private / f"{received.content_sha256[:16]}-{sha[:16]}" / received.path.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return replace(received, path=path, size=len(content), sha256=sha)


def _read_again(source: SourceInfo, written: list[Received], context: Context) -> list[Reading]:
    try:
        return source.read_many(written, context)
    except Refused as refusal:
        raise Refused(
            *(replace(each, what=_unread(source, each), change=_TELL) for each in refusal.problems)
        ) from None


def _unread(source: SourceInfo, problem: Problem) -> str:
    return f"the source {source.slug} cannot read what it says that it uses of this file ({problem.what})"


def _taken(
    first: Taken,
    received: Received,
    reading: Reading,
    source: SourceInfo,
    carried: Mapping[str, Sequence[str]],
) -> Taken:
    kept = first.reading.kept or Kept()
    if not kept.fewer_texts and _said(first.reading) != _said(reading):
        what = f"the source {source.slug} reads more of this file than it says that it uses"
        raise Refused(Problem(what, _TELL, file=received.name))
    left = [*kept.left, *carried.get(received.name, ())]
    same = replace(reading, notices=first.reading.notices, questions=first.reading.questions)
    return Taken(first.item, same, received.path, received.sha256, "; ".join(left))


def _said(reading: Reading) -> tuple[Any, ...]:
    """What the book takes from a reading, in values that can be held against one another."""
    frames = [
        reading.observations,
        reading.incidents,
        *(reading.lookups[name] for name in sorted(reading.lookups)),
    ]
    tables = [None if frame is None else frame.to_dict(as_series=False) for frame in frames]
    return (
        reading.rows,
        reading.series,
        reading.supplier,
        reading.period,
        reading.commentary,
        sorted(reading.lookups),
        tables,
    )
