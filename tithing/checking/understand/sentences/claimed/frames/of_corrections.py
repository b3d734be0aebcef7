"""What a correction says: for one figure read another, and what that makes of the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, rest_of
from tithing.checking.understand.sentences.claimed.frames.of_lists import more_or_fewer, of_one_kind
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_CORRECTS = frozenset(
    (
        "should",
        "instead",
        "rather",
        "read",
        "insert",
        "inserted",
        "delete",
        "deleted",
        "misprint",
        "misprinted",
        "subject",
    )
)
_STEMS = ("correct", "amend", "errat", "wrong")
_OF_ALL = frozenset(("total", "altogether", "overall", "all"))
# Words that stand just before the figure that was wrong, surely and perhaps, and just before the one that is right.
_WAS = frozenset(("not", "than", "of", "delete", "deleted", "wrongly"))
_MAYBE = frozenset(("given", "where", "from", "for", "printed", "wrong", "was"))
_IS = frozenset(
    ("read", "be", "insert", "inserted", "becomes", "now", "makes", "to", "number", "should", "is", "total")
)
_MORE = frozenset(("more", "fewer", "less", "higher", "lower"))
_PAIRS = 4  # what was printed and what is right, of a part and of all
_SAID_AS = frozenset(("shown", "printed", "stood", "given", "reported", "stated", "recorded"))


def corrected(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """The wrong figure and the right one, the old total and the new one, and perhaps by how many they differ."""
    apart = [slot for slot in slots if slot.part is Bearing.APART] if len(slots) == _PAIRS + 1 else []
    pairs = rest_of(slots, *apart)
    if (
        len(pairs) != _PAIRS
        or any(map(_is_a_change, pairs))
        or not of_one_kind(slots)
        or not _of_part_and_all(slots)
    ):
        return
    wrong, right = _wrong_and_right(pairs[:2])
    old, new = _wrong_and_right(pairs[2:])
    yield claim_of(StatedKind.CARRIED, (new, old, right, wrong))
    yield from (_by_how_many(slot, right, wrong) for slot in apart)


def _is_a_change(slot: FigureSlot) -> bool:
    """Whether a figure is called so many more or fewer: it is neither the wrong one nor the right one."""
    return not _MORE.isdisjoint(words_of(slot.after)[:1])


def _of_part_and_all(slots: Sequence[FigureSlot]) -> bool:
    """Whether the words correct something, and speak of all of them only behind the first two figures."""
    part, whole = f"{slots[0].before} {slots[0].after}", " ".join(slot.after for slot in slots[1:])
    return _OF_ALL.isdisjoint(words_of(part)) and corrects(f"{part} {whole}")


def _by_how_many(slot: FigureSlot, right: FigureSlot, wrong: FigureSlot) -> Stated:
    rose = right.number.value >= wrong.number.value
    way = more_or_fewer(slot) if slot.way else "more" if rose else "fewer"
    return claim_of(StatedKind.APART, (right, slot, wrong), way)


def corrects(text: str) -> bool:
    """Whether a text puts a figure right and says what that makes of all of them."""
    words = words_of(text)
    said = not _CORRECTS.isdisjoint(words) or any(word.startswith(_STEMS) for word in words)
    return said and not _OF_ALL.isdisjoint(words)


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
