"""What a correction says: for one figure read another, and what that makes of the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, rest_of
from tithing.checking.understand.sentences.claimed.frames.of_lists import words_of
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_CORRECTS = re.compile(
    r"\b(?:should|correct\w*|amend\w*|errat\w+|instead|rather|read|inserted?|deleted?|wrong\w*|misprint\w*|subject\s+to)\b",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:total|in\s+all|altogether|overall|all\s+[a-z]+)\b", re.IGNORECASE)
# Words that stand just before the figure that was wrong, surely and perhaps, and just before the one that is right.
_WAS = frozenset(("not", "than", "of", "delete", "deleted", "wrongly"))
_MAYBE = frozenset(("given", "where", "from", "for", "printed", "wrong", "was"))
_IS = frozenset(
    ("read", "be", "insert", "inserted", "becomes", "now", "makes", "to", "number", "should", "is", "total")
)
_PAIRS = 4  # what was printed and what is right, of a part and of all
_SAID_AS = frozenset(("shown", "printed", "stood", "given", "reported", "stated", "recorded"))


def corrected(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """The wrong figure and the right one, the old total and the new one, and perhaps by how many they differ."""
    apart = [slot for slot in slots if slot.part is Bearing.APART] if len(slots) > _PAIRS else []
    pairs = rest_of(slots, *apart)
    if len(pairs) != _PAIRS or len(apart) > 1 or any(slot.percent for slot in slots):
        return
    part, whole = f"{pairs[0].before} {pairs[0].after}", f"{pairs[1].after} {pairs[2].after} {pairs[3].after}"
    if not _CORRECTS.search(f"{part} {whole}") or _OF_ALL.search(part) or not _OF_ALL.search(whole):
        return
    wrong, right = _wrong_and_right(pairs[:2])
    old, new = _wrong_and_right(pairs[2:])
    yield claim_of(StatedKind.CARRIED, (new, old, right, wrong))
    for slot in apart:
        way = slot.way or ("up" if right.number.value >= wrong.number.value else "down")
        yield claim_of(StatedKind.APART, (right, slot, wrong), "more" if way == "up" else "fewer")


def corrects(text: str) -> bool:
    """Whether a text puts a figure right and says what that makes of all of them."""
    return _CORRECTS.search(text) is not None and _OF_ALL.search(text) is not None


def _wrong_and_right(pair: Sequence[FigureSlot]) -> tuple[FigureSlot, FigureSlot]:
    """Which of two was wrong: a word before it says so, or one before the other; the first, where none does."""
    one, two = pair
    return (two, one) if _was_wrong(two) > _was_wrong(one) else (one, two)


def _was_wrong(slot: FigureSlot) -> int:
    """How surely a figure is called wrong by the words before it; less than none where they call it right."""
    near = [word for word in words_of(slot.before)[-3:] if word.isalpha()][-2:]
    last = near[-1:]
    if _WAS.intersection(last):
        return 2
    if _MAYBE.intersection(last) or (_SAID_AS.intersection(near[:1]) and last in (["as"], ["at"])):
        return 1
    return -int(bool(_IS.intersection(last)))
