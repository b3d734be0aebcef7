"""What the figures of a sentence state of one another, by what each is to the others (slots.py): typed claims.

A frame claims all the figures of its clause or none: where one is left over that no frame has room for, nothing is claimed.

>>> [(each.kind.value, each.texts, each.way) for each in framed_in("Theft: 52 vs 40 (+30%)")]
[('apart', ('52', '+30%', '40'), 'more')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.number_words import NUMBER_WORD
from tithing.checking.understand.sentences.slots import Part, Slot, slots_in
from tithing.checking.understand.sentences.stated import Stated, StatedKind

_MOST = counted("understand.sentences.frames", "most_figures")
_CLAUSES = re.compile(r";\s+|,?\s+\b(?:while|whereas|but)\b\s+")
_DENIED = re.compile(
    r"\b(?i:not|no|never|if|would|could|should|might|about|around|approximately|roughly)\b|\bmay\b"
)
_HEDGED = re.compile(
    r"\S.*\b(?:(?:more|less|fewer)\s+than|at\s+least|up\s+to|nearly|almost|over|under|some|circa)\s+£?$",
    re.IGNORECASE,
)
_YEAR_OR_COUNT = re.compile(
    r"(?:\b(?:from|to|by|of|was|at|vs)|[:→])\s+(?:19|20)\d\d\b(?![,.]\d|\s*[/-]\s*\d|\s*%)", re.IGNORECASE
)
_YEAR = re.compile(r"^[^,;]{0,40}?\bin\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(r"\band\b[^,]*\b(?:has|have|had|is|was|were|an?|there)\b", re.IGNORECASE)
_YEARS = re.compile(r"\bfrom\s+(?:19|20)\d\d\s+to\s+(?:19|20)\d\d\b", re.IGNORECASE)

Frame = Callable[[Sequence[Slot]], Iterator[Stated]]


def framed_in(sentence: str) -> tuple[Stated, ...]:
    """The claims of a sentence as a whole, or else of its clauses."""
    whole = _framed(sentence)
    if whole:
        return whole
    clauses = _CLAUSES.split(sentence)
    return tuple(claim for clause in clauses for claim in _framed(clause)) if len(clauses) > 1 else ()


def _framed(clause: str) -> tuple[Stated, ...]:
    slots = _without_spans(slots_in(clause))
    if not 3 <= len(slots) <= _MOST or _is_open(clause, slots):
        return ()
    return next((claims for frame in _FRAMES if (claims := tuple(frame(slots)))), ())


def _is_open(clause: str, slots: Sequence[Slot]) -> bool:
    """Whether a clause says less than it seems to: a wish, a denial, a round figure, a count that could be a year."""
    hedged = any(_HEDGED.search(slot.before) for slot in slots)
    return bool(hedged or _DENIED.search(clause) or _YEAR_OR_COUNT.search(_YEARS.sub("", clause)))


def _without_spans(slots: Sequence[Slot]) -> Sequence[Slot]:
    """How long a time was says nothing of the other figures, unless one is for each month of it."""
    if any(slot.part is Part.MEAN for slot in slots):
        return slots
    return [slot for slot in slots if slot.part is not Part.SPAN]


def _claim(kind: StatedKind, slots: Sequence[Slot], way: str = "", per: int = 1) -> Stated:
    numbers, texts = tuple(slot.size for slot in slots), tuple(slot.text for slot in slots)
    rounded = any(Part.RATE in slot.parts or "average" in slot.before.lower() for slot in slots)
    return Stated(kind, numbers, texts, way, Decimal(per), rounded)


def _only(slots: Sequence[Slot], part: Part) -> Slot | None:
    """The one figure that may be such a part; None where there are more."""
    found = [slot for slot in slots if part in slot.parts]
    first = [slot for slot in found if slot.part is part] or found
    return first[0] if len(first) == 1 else None


def _rest(slots: Sequence[Slot], *taken: Slot) -> list[Slot]:
    return [slot for slot in slots if not any(slot is each for each in taken)]


# -- two levels, and what lies between them --------------------------------------------------------------------------


def _changed(slots: Sequence[Slot]) -> Iterator[Stated]:
    """Now, a base, and by how many or how many per cent they differ."""
    between = [slot for slot in slots if _is_between(slot, slots)]
    levels = _rest(slots, *between)
    pair = _now_and_base(levels)
    if pair is None or not between or not _comparable(*pair) or any(map(_is_of_another, between)):
        return
    if sum(slot.percent for slot in between) > 1:
        return
    now, base = pair
    for slot in between:
        if slot.part is Part.SHARE and base.percent:
            return
        yield _claim(StatedKind.APART, (now, slot, base), _way_of(slot, slots, now, base))


def _is_between(slot: Slot, slots: Sequence[Slot]) -> bool:
    if slot.part in (Part.APART, Part.POINTS):
        return True
    return slot.percent and not any(other.part is Part.POINTS for other in slots)


def _is_of_another(slot: Slot) -> bool:
    """Whether a change has a verb, a time or a whole of its own: "and has risen by 5%", "12% of all crime", "up 4% on Q2"."""
    own = _OF_ITS_OWN.search(slot.before) or re.match(
        r"^\s+(?:of\s+(?!(?:the\s+)?\d)|nationally\b)", slot.after
    )
    return bool(own)


def _now_and_base(levels: Sequence[Slot]) -> tuple[Slot, Slot] | None:
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
    (other,) = _rest(levels, found[1])
    return (found[1], other) if found[0] is Part.NOW else (other, found[1])


def _first_of(levels: Sequence[Slot], parts: Callable[[Slot], Sequence[Part]]) -> tuple[Part, Slot] | None:
    """The one level that is a base, or else the one of an earlier time, or the one of now."""
    for part in (Part.BASE, Part.PAST, Part.NOW):
        found = [slot for slot in levels if part in parts(slot)]
        if len(found) == 1:
            return part, found[0]
    return None


def _year_of(slot: Slot) -> int:
    """The year that stands behind a figure: "150 in 2030/31"."""
    found = _YEAR.search(slot.after)
    return int(found[1]) if found else 0


def _comparable(now: Slot, base: Slot) -> bool:
    told = {Part.SPAN, Part.WHOLE, Part.PEOPLE, Part.OPENED, Part.ADDED, Part.MEAN}
    like = now.money == base.money and now.percent == base.percent
    return like and not any(slot.part in told for slot in (now, base))


def _way_of(slot: Slot, slots: Sequence[Slot], now: Slot, base: Slot) -> str:
    """More or less, as a sign or the sentence says; what the figures themselves show where it says nothing, or both."""
    if slot.number.value < 0 or slot.text[0] in "+-\u2212\u2013":
        return "fewer" if slot.number.value < 0 else "more"
    ways = {each.way for each in (slot,) if each.way} or {each.way for each in slots if each.way}
    if len(ways) == 1:
        return "more" if ways == {"up"} else "fewer"
    return "more" if now.number.value >= base.number.value else "fewer"


# -- parts of a whole ------------------------------------------------------------------------------------------------


def _shared(slots: Sequence[Slot]) -> Iterator[Stated]:
    """A part, its whole, and the per cent that it is."""
    shares = [slot for slot in slots if slot.percent]
    counts = _rest(slots, *shares)
    if len(shares) != 1 or len(counts) != 2 or shares[0].way or any(slot.way for slot in counts):
        return
    whole = _only(counts, Part.WHOLE)
    if whole is not None and counts[0].money == counts[1].money and _is_bare(shares[0]):
        (part,) = _rest(counts, whole)
        if part.part not in (Part.BASE, Part.APART):
            yield _claim(StatedKind.SHARE, (part, whole, shares[0]))


def _is_bare(share: Slot) -> bool:
    return share.text[0].isdigit() and not re.search(
        r"\b(?:target|average|aim|last|national)\b[^,(]*$", share.before, re.IGNORECASE
    )


_LIST = re.compile(
    r"^[^\d%;]*?(?:,|\band\b|\bof\s+which\b|\(|:)[^\d%;]*$|^[^\d%;]{0,30}$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r":|\(|,?\s+of\s+(?:which|whom|these)\b|\bmade\s+up\s+of\b|\bcomprising\b|\b(?:were|was|took|came|come|attended|received|logged|recorded)\b[^,]*,",
    re.IGNORECASE,
)
_WORDED = re.compile(rf"\b(?:{NUMBER_WORD}|none|few|several|others?|rest)\b", re.IGNORECASE)
_PARTIAL = re.compile(
    r"\b(?:includ\w+|such\s+as|notably|especially|mainly|than|compared|against|per|average|rank\w*|total\w*\s+cost)\b",
    re.IGNORECASE,
)


def _added(slots: Sequence[Slot]) -> Iterator[Stated]:
    """A whole and all its parts: a word says which is the whole, or it opens the list."""
    if (
        any(slot.percent or (slot.way and slot.part is Part.APART) for slot in slots)
        or len({slot.money for slot in slots}) > 1
    ):
        return
    if any(
        _PARTIAL.search(slot.before)
        or slot.part in (Part.BASE, Part.PAST, Part.NOW, Part.RATE, Part.MEAN, Part.POINTS)
        for slot in slots
    ):
        return
    if any(_WORDED.search(slot.before) for slot in slots) or _WORDED.search(slots[-1].after):
        return  # a part in words, which is no slot
    whole = _only(slots, Part.WHOLE)
    surely = whole is not None and (whole.part is Part.WHOLE)
    if whole is None and _OPENS.search(slots[0].after):
        whole = slots[0]
    if whole is None or (not surely and not all(_LIST.match(slot.before) for slot in slots[1:])):
        return
    yield _claim(
        StatedKind.SUM, (whole, *_rest(slots, whole)), "" if surely and _all_told(slots) else "likely"
    )


def _all_told(slots: Sequence[Slot]) -> bool:
    """Whether the sentence says that these are all."""
    text = " ".join((*(slot.before for slot in slots), slots[-1].after))
    return (
        re.search(
            r"\b(?:total\w*|making|in all|altogether|came to|amounted to|made up of|still|remain\w*)\b",
            text,
            re.IGNORECASE,
        )
        is not None
    )


# -- rates, means and what is left -----------------------------------------------------------------------------------


def _rated(slots: Sequence[Slot]) -> Iterator[Stated]:
    """How many, among how many people, and so many for each thousand."""
    rate, people = _only(slots, Part.RATE), _only(slots, Part.PEOPLE)
    if len(slots) == 3 and rate is not None and people is not None and rate is not people:
        (count,) = _rest(slots, rate, people)
        if not count.percent:
            yield _claim(StatedKind.RATE, (count, people, rate), per=rate.per)


def _mean(slots: Sequence[Slot]) -> Iterator[Stated]:
    """So many in so many months, and so many a month."""
    span, mean = _only(slots, Part.SPAN), _only(slots, Part.MEAN)
    if len(slots) == 3 and span is not None and mean is not None and span is not mean:
        (total,) = _rest(slots, span, mean)
        if not total.percent and not mean.percent:
            yield _claim(StatedKind.EACH, (total, span, mean))


def _left(slots: Sequence[Slot]) -> Iterator[Stated]:
    """What there was, what came, what went and what is left."""
    parts = [_only(slots, part) for part in (Part.OPENED, Part.ADDED, Part.TAKEN, Part.LEFT)]
    known = [slot for slot in parts if slot is not None]
    if len(known) == len(slots) == len(parts) == len({id(slot) for slot in known}):
        yield _claim(StatedKind.BALANCE, known)


_FRAMES: Sequence[Frame] = (_left, _rated, _mean, _changed, _shared, _added)
