"""What partners wrote in their returns beside their figures: shown to whoever may see the figure that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tithing.reading.quarter import Quarter
from tithing.store.current import standing_entries
from tithing.store.record import Record
from tithing.store.sound import sound_bytes

Texts = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class _Comment:
    measure: str
    supplier: str
    text: str


def partners_words(quarter: Quarter) -> Texts:
    """By measure, (partner, text) of the quarter and its area."""
    found: dict[str, list[tuple[str, str]]] = {}
    for said in quarter.snapshot.book_state.read(lambda record: tuple(_comments(quarter, record))):
        if not _is_hidden(quarter, said):
            found.setdefault(said.measure, []).append((_name(quarter, said.supplier), said.text))
    return {measure: tuple(dict.fromkeys(texts)) for measure, texts in found.items()}


def _comments(quarter: Quarter, record: Record) -> Iterator[_Comment]:
    folder = quarter.snapshot.book_state.book.folder
    for entry in standing_entries(record.entries, as_known_on=quarter.snapshot.as_known_on):
        for file in (each for each in entry.files if each.kind == "commentary"):
            for line in sound_bytes(folder, file).decode().splitlines():
                said = json.loads(line)
                if (said["period"], said["area"]) == (quarter.period.code, quarter.area.code):
                    yield _Comment(said["measure"], said["supplier"], said["text"])


def _is_hidden(quarter: Quarter, said: _Comment) -> bool:
    """Whether the supplier sent a figure of it that the reader may not see: its words may hold it."""
    return quarter.snapshot.hides(
        measure=said.measure, area=quarter.area.code, period=quarter.period, supplier=said.supplier
    )


def _name(quarter: Quarter, supplier: str) -> str:
    partner = quarter.snapshot.partnership.partner(supplier)
    return partner.name if partner else supplier
