"""What is personal in the parts of a file, told by part and place and never repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tithing.inspection.find import find
from tithing.inspection.finds import Where
from tithing.inspection.parts import Part, Text
from tithing.inspection.people.names import judge

HEADING_ROW = "row 1"


@dataclass(frozen=True)
class PartFind:
    """A kind of personal value in a part: the first place, how many more, and whether it is sure."""

    part: Part
    kind: str
    sure: bool
    at: str
    more: int = 0


def look_through(parts: Iterable[Part]) -> tuple[PartFind, ...]:
    """Every kind found in each part. Names are judged for the texts of a part together and in sentences.

    >>> from tithing.inspection.parts import Fate
    >>> note = Part("notes on cells", Fate.DROPPED, texts=(Text("ring 01632 960001", "B4"),))
    >>> [(found.kind, found.at) for found in look_through([note])]
    [('telephone', 'B4')]
    """
    return tuple(found for part in parts for found in _of_part(part))


def _of_part(part: Part) -> Iterator[PartFind]:
    where = Where(heading=_heading(part))
    places: dict[tuple[str, bool], list[str]] = {}
    for text in part.texts:
        for kind, sure in _kinds_in(text, where):
            places.setdefault((kind, sure), []).append(text.at)
    for (kind, sure), at in places.items():
        yield PartFind(part, kind, sure, at[0], len(at) - 1)
    yield from _names(part, where)


def _kinds_in(text: Text, where: Where) -> set[tuple[str, bool]]:
    number = Where(where.heading, where.beside, number=text.number)
    return {(found.kind, found.sure) for found in find(text.words, where=number)}


def _heading(part: Part) -> str:
    return (
        part.called.removeprefix('column "').removesuffix('"') if part.called.startswith('column "') else ""
    )


def _names(part: Part, where: Where) -> Iterator[PartFind]:
    texts = [text for text in part.texts if not (where.heading and text.at == HEADING_ROW)]
    judged = judge((text.words for text in texts), heading=where.heading)
    if judged.are_names:
        at = [text.at for text in texts if text.words.strip() in judged.named]
        yield PartFind(part, "names", judged.sure, at[0] if at else "", max(0, len(at) - 1))
