"""What partners wrote in their returns beside their figures: shown to whoever may see the figure that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tithing.reading.span import BookSpan
from tithing.store.journal.current import standing_entries
from tithing.store.journal.record import Record
from tithing.store.parquet.sound import sound_bytes

Texts = Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class _Comment:
    measure: str
    supplier: str
    text: str


def partners_words(span: BookSpan) -> Texts:
    """By measure, (partner, text) of the quarter and its area."""
    found: dict[str, list[tuple[str, str]]] = {}
    for said in span.snapshot.book_state.read(lambda record: tuple(_comments(span, record))):
        if not _is_hidden(span, said):
            found.setdefault(said.measure, []).append((_name(span, said.supplier), said.text))
    return {measure: tuple(dict.fromkeys(texts)) for measure, texts in found.items()}


def _comments(span: BookSpan, record: Record) -> Iterator[_Comment]:
    folder = span.snapshot.book_state.book.folder
    for entry in standing_entries(record.entries, as_known_on=span.snapshot.as_known_on):
        for file in (each for each in entry.files if each.kind == "commentary"):
            for line in sound_bytes(folder, file).decode().splitlines():
                said = json.loads(line)
                if (said["period"], said["area"]) == (span.period.code, span.area.code):
                    yield _Comment(said["measure"], said["supplier"], said["text"])


def _is_hidden(span: BookSpan, said: _Comment) -> bool:
    """Whether the supplier sent a figure of it that the reader may not see: its words may hold it."""
    return span.snapshot.hides(
        measure=said.measure, area=span.area.code, period=span.period, supplier=said.supplier
    )


def _name(span: BookSpan, supplier: str) -> str:
    partner = span.snapshot.partnership.partner(supplier)
    return partner.name if partner else supplier
