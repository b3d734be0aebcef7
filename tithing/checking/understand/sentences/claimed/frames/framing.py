"""What all frames use: a claim made of figures, and which figures are left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

Frame = Callable[[Sequence[FigureSlot]], Iterator[Stated]]


def claim_of(kind: StatedKind, slots: Sequence[FigureSlot], way: str = "", per: int = 1) -> Stated:
    numbers, texts = tuple(slot.size for slot in slots), tuple(slot.text for slot in slots)
    rounded = any(Bearing.RATE in slot.parts or "average" in slot.before.lower() for slot in slots)
    return Stated(kind, numbers, texts, way, Decimal(per), rounded)


def only(slots: Sequence[FigureSlot], part: Bearing) -> FigureSlot | None:
    """The one figure that may be such a part; None where there are more."""
    found = [slot for slot in slots if part in slot.parts]
    first = [slot for slot in found if slot.part is part] or found
    return first[0] if len(first) == 1 else None


def rest_of(slots: Sequence[FigureSlot], *taken: FigureSlot) -> list[FigureSlot]:
    return [slot for slot in slots if not any(slot is each for each in taken)]


def ways_in(slots: Sequence[FigureSlot]) -> set[str]:
    return {slot.way for slot in slots if slot.way}
