"""Two levels, and what lies between them: in numbers, in per cent, in points, from two bases, or from an aim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, rest_of, ways_in
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_SIGNS = "+-\u2212\u2013"
_YEAR = re.compile(r"^[^,;]{0,40}?\b(?:in|for|of)\s+((?:19|20)\d\d)(?:[/-]\d\d(?:\d\d)?)?\b", re.IGNORECASE)


_YEAR_BEFORE = re.compile(
    r"\b(?:in|for|during)\s+((?:19|20)\d\d)(?:[/-]\d\d(?:\d\d)?)?\b[^\d,;]{0,40}$", re.IGNORECASE
)


_OF_ITS_OWN = re.compile(r"\band\b[^,]*\b(?:has|have|had|is|was|were|an?|there)\b", re.IGNORECASE)


def changed(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Now, a base, and by how many or how many per cent they differ."""
    between = [slot for slot in slots if _is_between(slot, slots)]
    pair = _now_and_base(rest_of(slots, *between))
    if pair is None or not _can_lie_between(between, pair):
        return
    now, base = pair
    for slot in between:
        yield _apart(slot, slots, now, base)


def _apart(slot: FigureSlot, slots: Sequence[FigureSlot], now: FigureSlot, base: FigureSlot) -> Stated:
    word = slot.word or next((each.word for each in slots if each.word), "")
    return replace(
        claim_of(StatedKind.APART, (now, slot, base), _way_of(slot, slots, now, base)), word=word.lower()
    )


def changed_twice(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Now, two bases, and how far it is from each: on last year and on ten years ago, in the order in which they are told."""
    between = [slot for slot in slots if _is_between(slot, slots)]
    levels = rest_of(slots, *between)
    bases = [slot for slot in levels if slot.part in (Bearing.BASE, Bearing.PAST)]
    if (len(between), len(levels), len(bases)) != (2, 3, 2) or any(map(_is_of_another, between)):
        return
    (now,) = rest_of(levels, *bases)
    for slot, base in zip(between, bases, strict=True):
        if slot.way and _comparable(now, base):
            yield _apart(slot, (slot,), now, base)


def _can_lie_between(between: Sequence[FigureSlot], pair: tuple[FigureSlot, FigureSlot]) -> bool:
    """Whether these are what lies between the two, in numbers and at most once in per cent."""
    if not between or not _comparable(*pair) or any(map(_is_of_another, between)):
        return False
    if sum(slot.percent for slot in between) > 1 or sum(not slot.percent for slot in between) > 1:
        return False
    return not (pair[1].percent and any(slot.part is Bearing.SHARE for slot in between))


def _is_between(slot: FigureSlot, slots: Sequence[FigureSlot]) -> bool:
    if slot.part in (Bearing.APART, Bearing.POINTS):
        return True
    return slot.percent and not any(other.part is Bearing.POINTS for other in slots)


def _is_of_another(slot: FigureSlot) -> bool:
    """Whether a change has a verb, a time or a whole of its own: "and has risen by 5%", "12% of all crime", "up 4% on Q2"."""
    behind = r"^\s+(?:of\s+(?!(?:the\s+)?\d)|nationally\b)"
    if slot.percent and not slot.way and slot.text[0].isdigit():
        behind = rf"{behind}|^\s+on\s+$"  # "20% on £500"
    return bool(_OF_ITS_OWN.search(slot.before) or re.match(behind, slot.after))


def _now_and_base(levels: Sequence[FigureSlot]) -> tuple[FigureSlot, FigureSlot] | None:
    """Which of two is compared with which: what one of them says settles the other."""
    if len(levels) != 2:
        return None
    years = [_year_of(slot) for slot in levels]
    if all(years) and years[0] != years[1]:
        one, two = levels
        return (one, two) if years[0] > years[1] else (two, one)
    found = _first_of(levels, lambda slot: slot.parts[:1]) or _first_of(levels, lambda slot: slot.parts)
    if found is None:
        return None
    (other,) = rest_of(levels, found[1])
    return (found[1], other) if found[0] is Bearing.NOW else (other, found[1])


def _first_of(
    levels: Sequence[FigureSlot], parts: Callable[[FigureSlot], Sequence[Bearing]]
) -> tuple[Bearing, FigureSlot] | None:
    """The one level that is a base, or else the one of an earlier time, or the one of now."""
    for part in (Bearing.BASE, Bearing.PAST, Bearing.NOW):
        found = [slot for slot in levels if part in parts(slot)]
        if len(found) == 1:
            return part, found[0]
    return None


def _year_of(slot: FigureSlot) -> int:
    """The year that stands by a figure: "150 in 2030/31", "in 2031/32 there were 143"."""
    found = _YEAR.search(slot.after) or _YEAR_BEFORE.search(slot.before)
    return int(found[1]) if found else 0


def _comparable(now: FigureSlot, base: FigureSlot) -> bool:
    """Whether both are levels of one kind: what stands with a sign, "190 (+1,024, +538.9%)", is what was added, and none."""
    told = {Bearing.SPAN, Bearing.WHOLE, Bearing.PEOPLE, Bearing.OPENED, Bearing.ADDED, Bearing.MEAN}
    like = now.money == base.money and now.percent == base.percent
    levels = [slot for slot in (now, base) if Bearing.BASE not in slot.parts]
    signed = any(slot.text[0] in _SIGNS and not slot.percent for slot in (now, base))
    return like and not signed and not any(slot.part in told for slot in levels)


def _way_of(slot: FigureSlot, slots: Sequence[FigureSlot], now: FigureSlot, base: FigureSlot) -> str:
    """More or less, as a sign or the sentence says; what the figures themselves show where it says nothing, or both."""
    if slot.number.value < 0:
        return "fewer"
    if slot.text[0] in _SIGNS:
        return "more"
    ways = ways_in((slot,)) or ways_in(slots)
    if len(ways) == 1:
        return "more" if ways == {"up"} else "fewer"
    return "more" if now.number.value >= base.number.value else "fewer"


def in_points(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Two per cents, how many points lie between them, and perhaps how much that is of the earlier."""
    points = [slot for slot in slots if slot.part is Bearing.POINTS]
    per_cents = rest_of(slots, *points)
    relative = list(filter(_is_relative, per_cents))
    if len(points) != 1 or len(relative) > 1 or not all(slot.percent for slot in per_cents):
        return
    pair = _now_and_base([_as_level(slot) for slot in rest_of(per_cents, *relative)])
    if pair is not None:
        yield from (_apart(slot, slots, *pair) for slot in (*points, *relative))


def _as_level(slot: FigureSlot) -> FigureSlot:
    """A per cent that is itself what went up or down."""
    return replace(slot, parts=tuple(part for part in slot.parts if part is not Bearing.SHARE))


def _is_relative(slot: FigureSlot) -> bool:
    """Whether a per cent is of another per cent: "39.9% higher than the former", "30.0% of the earlier rate"."""
    return bool(_RELATIVE.match(slot.after) or _RELATIVE_BEFORE.search(slot.before))


def of_aim(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """What was aimed at, what came of it, how far they are apart, and what share of the aim it is: "£42k under (81% of it)"."""
    share = next((slot for slot in slots if slot.percent and _OF_AIM.match(slot.after)), None)
    rest = rest_of(slots, share) if share is not None else []
    claims = tuple(changed(rest))
    if share is not None and len(claims) == 1:
        pair = _now_and_base([slot for slot in rest if not _is_between(slot, rest)])
        yield from claims
        if pair is not None:
            yield claim_of(StatedKind.SHARE, (*pair, share))


_RELATIVE = re.compile(
    r"^\s*(?:higher|lower|more|less|in\s+relative|(?:relative|of)\s+(?:to\s+)?the\s+(?:earlier|former|previous|old))\b",
    re.IGNORECASE,
)


_RELATIVE_BEFORE = re.compile(r"\brelative\s+\w+\s+of\s*$", re.IGNORECASE)


_OF_AIM = re.compile(
    r"^\s+of\s+(?:it|that|plan|target|budget|the\s+(?:plan|target|budget|aim|allocation))\b", re.IGNORECASE
)
