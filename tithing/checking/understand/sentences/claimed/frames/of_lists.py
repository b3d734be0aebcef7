"""Figures that are listed, and what is said of all of them: their mean, how far the highest lies from the lowest; and an index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, rest_of
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_FEWEST = counted("understand.sentences.claimed.frames.of_lists", "fewest")
_MEAN = frozenset(("average", "averaged", "averaging", "averages", "mean"))
_SPREAD = frozenset(("gap", "range", "difference", "spread", "margin"))
_ONLY_LISTS = frozenset((",", ";", "and", "&", "then", "plus"))


def mean_of_list(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A list of three or more, their mean, and perhaps how far the last of them lies from it."""
    listed = _listed(slots)
    means = [slot for slot in rest_of(slots, *listed) if _is_mean(slot)]
    if not listed or len(means) != 1 or not of_one_kind((*listed, *means)):
        return
    yield claim_of(StatedKind.AVERAGE, (means[0], *listed))
    for slot in rest_of(slots, *listed, *means):
        if slot.part is Bearing.APART and slot.way:
            yield claim_of(StatedKind.APART, (listed[-1], slot, means[0]), more_or_fewer(slot))


def of_one_kind(slots: Sequence[FigureSlot]) -> bool:
    """Whether all are counts, or all are money."""
    return {(slot.percent, slot.money) for slot in slots} <= {(False, slots[0].money)}


def more_or_fewer(slot: FigureSlot) -> str:
    return "more" if slot.way == "up" else "fewer"


def _listed(slots: Sequence[FigureSlot]) -> list[FigureSlot]:
    """The longest run of figures between which nothing stands but commas and an "and"; none where it is short."""
    runs: list[list[FigureSlot]] = []
    for slot in slots:
        if runs and set(words_of(slot.before)) <= _ONLY_LISTS:
            runs[-1].append(slot)
        else:
            runs.append([slot])
    longest = max(runs, key=len, default=[])
    return longest if len(longest) >= _FEWEST else []


def _is_mean(slot: FigureSlot) -> bool:
    return bool(_MEAN.intersection(words_of(slot.before)[-6:]))


def spread_of(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """The highest, the lowest and how far they lie apart."""
    apart = [slot for slot in slots if _SPREAD.intersection(words_of(slot.before)[-3:]) and not slot.way]
    ends = sorted(rest_of(slots, *apart), key=lambda slot: -slot.number.value)
    if (len(apart), len(ends)) != (1, 2) or any(slot.percent or slot.part is Bearing.WHOLE for slot in slots):
        return
    yield claim_of(StatedKind.APART, (ends[0], apart[0], ends[1]), "more")


def indexed(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Two counts, and the one as an index with the other as a hundred."""
    told = [slot for slot in slots if slot.text != "100" and _is_index(slot)]
    counts = [slot for slot in rest_of(slots, *told) if slot.text != "100"]
    if (len(slots), len(told), len(counts)) == (4, 1, 2) and of_one_kind(slots) and _says_index(slots):
        yield claim_of(StatedKind.INDEX, (told[0], *counts))


def _is_index(slot: FigureSlot) -> bool:
    return bool(slot.number.decimals) or "index" in words_of(slot.before)[-6:]


def _says_index(slots: Sequence[FigureSlot]) -> bool:
    return any("index" in words_of(f"{slot.before} {slot.after}") for slot in slots)
