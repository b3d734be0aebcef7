"""Parts of a whole: a share, a split, a sum, what is done and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of, only, rest_of, ways_in
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD


def shared(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A part, its whole, and the per cent that it is."""
    shares = [slot for slot in slots if slot.percent]
    counts = rest_of(slots, *shares)
    if (len(shares), len(counts)) != (1, 2) or ways_in(slots) or not _is_bare(shares[0]):
        return
    whole = only(counts, Bearing.WHOLE)
    if whole is not None and counts[0].money == counts[1].money:
        (part,) = rest_of(counts, whole)
        if part.part not in (Bearing.BASE, Bearing.APART):
            yield claim_of(StatedKind.SHARE, (part, whole, shares[0]))


def _is_bare(share: FigureSlot) -> bool:
    return share.text[0].isdigit() and not re.search(
        r"\b(?:target|average|aim|last|national)\b[^,(]*$", share.before, re.IGNORECASE
    )


def split(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A whole, its parts each with its per cent in brackets (or the other way about), and perhaps the rest without one."""
    pairs = bracketed_pairs(slots)
    others = rest_of(slots, *(slot for pair in pairs for slot in pair))
    whole = _whole_of_split(others)
    if whole is not None and not ways_in(slots) and all(_is_bare(share) for _, share in pairs):
        yield from _split_into(whole, pairs, rest_of(others, whole))


def bracketed_pairs(slots: Sequence[FigureSlot]) -> list[tuple[FigureSlot, FigureSlot]]:
    found = (_bracketed(slots, number) for number in range(1, len(slots)))
    return [pair for pair in found if pair is not None]


def _split_into(
    whole: FigureSlot, pairs: Sequence[tuple[FigureSlot, FigureSlot]], rest: Sequence[FigureSlot]
) -> Iterator[Stated]:
    parts = [*(part for part, _ in pairs), *rest]
    if not _are_shares(pairs, whole, parts):
        return
    yield from (claim_of(StatedKind.SHARE, (part, whole, share)) for part, share in pairs)
    if rest or _make_all([share for _, share in pairs]):
        yield claim_of(StatedKind.SUM, (whole, *parts), "" if any(map(_says_rest, rest)) else "likely")


def _are_shares(
    pairs: Sequence[tuple[FigureSlot, FigureSlot]], whole: FigureSlot, parts: Sequence[FigureSlot]
) -> bool:
    """Whether the per cents of several parts are of their whole, one at least, or would be were it what the parts make."""
    if any(part.money != whole.money or part.percent for part in (whole, *parts)):
        return False
    bases = (whole.number.value, sum((part.number.value for part in parts), Decimal(0)))
    fits = [
        abs(100 * part.number.value / base - share.number.value) <= share.number.step
        for part, share in pairs
        for base in bases
        if base
    ]
    return len(pairs) < 2 or any(fits)


def _says_rest(slot: FigureSlot) -> bool:
    return re.search(r"\b(?:remaining|rest|leaving|not)\b", f"{slot.before} {slot.after}", re.I) is not None


def _bracketed(slots: Sequence[FigureSlot], number: int) -> tuple[FigureSlot, FigureSlot] | None:
    """The part and its per cent, of which this figure is the one in brackets."""
    inside = slots[number]
    outside = slots[number - 1]
    if not inside.before.rstrip().endswith("(") or inside.percent == outside.percent:
        return None
    if inside.percent and outside.part is Bearing.WHOLE:  # "321 of 659 homes (49%)"
        return (slots[number - 2], inside) if number > 1 else None
    return (outside, inside) if inside.percent else (inside, outside)


def _whole_of_split(others: Sequence[FigureSlot]) -> FigureSlot | None:
    """The whole of what is split: it says so, or opens the list; a second figure is the rest, and says that."""
    if not 1 <= len(others) <= 2:
        return None
    whole = only(others[:1], Bearing.WHOLE) or (others[0] if _OPENS.search(others[0].after) else None)
    return whole if all(_REST_OF.search(rest.before) for rest in others[1:]) else None


def _make_all(shares: Sequence[FigureSlot]) -> bool:
    told = sum((share.number.value for share in shares), Decimal(0))
    return len(shares) > 1 and abs(told - 100) <= len(shares)


_REST_OF = re.compile(
    r"\b(?:remaining|rest|others?|leaving|and)\W+(?:the\s+)?(?:remaining\s+|other\s+)?$", re.IGNORECASE
)


_LIST = re.compile(
    r"^[^\d%;]*?(?:,|\band\b|\bof\s+which\b|\(|:)[^\d%;]*$|^[^\d%;]{0,30}$",
    re.IGNORECASE,
)


_OPENS = re.compile(
    r":|\(|,?\s+of\s+(?:which|whom|these)\b|\bmade\s+up\s+of\b|\bcomprising\b|\b(?:were|was|took|came|come|attended|received|logged|recorded)\b[^,]*,",
    re.IGNORECASE,
)


_LINKED = re.compile(
    r"[,;:.()\u2013\u2014-]|\b(?:and|plus|of|with|leaving|to|were|was|total\w*\s+\w+)\b", re.IGNORECASE
)


_CUT_OFF = re.compile(r",\s+[A-Z][^.;:)]*$")  # "428, Ashby 485, Dale": whose figure is not there
_WORDED = re.compile(rf"\b(?:{NUMBER_WORD}|none|few|several|others?|rest)\b", re.IGNORECASE)


_PARTIAL = re.compile(
    r"\b(?:includ\w+|such\s+as|notably|especially|mainly|than|compared|against|per|average|rank\w*|total\w*\s+cost)\b",
    re.IGNORECASE,
)


def added(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A whole and all its parts: a word says which is the whole, or it opens the list."""
    if len({slot.money for slot in slots}) > 1 or not all(_LINKED.search(slot.before) for slot in slots[1:]):
        return
    if not all(map(_may_be_added, _but_whole_ahead(slots))):
        return
    if _goes_on(slots[-1].after):
        return
    whole = _whole_of(slots)
    if whole is not None:
        way = "" if whole.part is Bearing.WHOLE and _all_told(slots) else "likely"
        yield claim_of(StatedKind.SUM, (whole, *rest_of(slots, whole)), way)


def _goes_on(behind: str) -> bool:
    """Whether another part stands behind the last figure: in words, which are no slot, or on the next line."""
    return _WORDED.search(behind) is not None or _CUT_OFF.search(behind) is not None


def _but_whole_ahead(slots: Sequence[FigureSlot]) -> Sequence[FigureSlot]:
    """The parts, without a whole that stands before them: "the four areas came to 1,304" counts no part in words."""
    return slots[1:] if slots[0].part is Bearing.WHOLE and not slots[0].percent else slots


def _whole_of(slots: Sequence[FigureSlot]) -> FigureSlot | None:
    """The figure that a word calls the whole, or else the one that opens a list."""
    whole = only(slots, Bearing.WHOLE)
    if whole is None and _OPENS.search(slots[0].after):
        whole = slots[0]
    if whole is None or whole.part is Bearing.WHOLE:
        return whole
    return whole if all(_LIST.match(slot.before) for slot in slots[1:]) else None


def _may_be_added(slot: FigureSlot) -> bool:
    """Whether it may be a part of a whole, or the whole: no per cent, no change, and no word says that there are others."""
    if slot.percent or (
        slot.way and (slot.part is Bearing.APART or words_of(slot.after)[:1] in (("up",), ("down",)))
    ):
        return False
    if slot.part in (Bearing.BASE, Bearing.PAST, Bearing.NOW, Bearing.RATE, Bearing.MEAN, Bearing.POINTS):
        return False
    return not (_PARTIAL.search(slot.before) or _WORDED.search(slot.before))


def _all_told(slots: Sequence[FigureSlot]) -> bool:
    """Whether the sentence says that these are all."""
    text = " ".join((*(slot.before for slot in slots), slots[-1].after))
    return (
        re.search(
            r"\b(?:(?:did|were|was|had)\s+not|total\w*|making|in all|altogether|came to|amounted to|made up of|still|remain\w*)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def what_is_done(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Of so many, how many are done, how many are left, and perhaps the per cent that is done."""
    whole, left = only(slots, Bearing.WHOLE), only(slots, Bearing.LEFT)
    rest = rest_of(slots, whole, left) if whole is not None and left is not None else []
    done = _only_count(rest)
    if whole is None or left is None or whole is left or done is None or len(rest) > 2:
        return
    if whole.money == left.money == done.money:
        yield claim_of(StatedKind.SUM, (whole, done, left))
        yield from (_done_or_left(share, whole, done, left, slots) for share in rest_of(rest, done))


def _done_or_left(
    share: FigureSlot, whole: FigureSlot, done: FigureSlot, left: FigureSlot, slots: Sequence[FigureSlot]
) -> Stated:
    part = left if _is_behind(share, left, slots) else done
    return claim_of(StatedKind.SHARE, (part, whole, share))


def _is_behind(share: FigureSlot, figure: FigureSlot, slots: Sequence[FigureSlot]) -> bool:
    """Whether a per cent stands in brackets behind a figure."""
    ahead = [other for other, slot in pairwise(slots) if slot is share]
    return share.before.strip() == "(" and ahead == [figure]


def _only_count(slots: Sequence[FigureSlot]) -> FigureSlot | None:
    counts = [slot for slot in slots if not slot.percent]
    return counts[0] if len(counts) == 1 else None


def what_is_left(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """What there was, what came, what went and what is left."""
    parts = [only(slots, part) for part in (Bearing.OPENED, Bearing.ADDED, Bearing.TAKEN, Bearing.LEFT)]
    known = [slot for slot in parts if slot is not None]
    if len(known) == len(slots) == len(parts) == len({id(slot) for slot in known}):
        yield claim_of(StatedKind.BALANCE, known)
