"""What the figures of a sentence state of one another, by what each is to the others (slots.py): typed claims.

A frame claims all the figures of its clause or none: where one is left over that no frame has room for, nothing is claimed.

>>> [(each.kind.value, each.texts, each.way) for each in framed_in("Theft: 52 vs 40 (+30%)")]
[('apart', ('52', '+30%', '40'), 'more')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot, slots_in
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD

_MOST_FIGURES = counted("understand.sentences.claimed.frames", "most_figures")
_CLAUSES = re.compile(r";\s+|,?\s+\b(?:while|whereas|but|though|although)\b\s+")
_DENIED = re.compile(
    r"\b(?i:not|no|never|if|would|could|should|might)\b|\bmay\b|\b(?i:about|around|approximately|roughly)\b(?=\s+(?:a\s+)?£?\d)"
)
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)  # of parts that did so and parts that did not
_HEDGED = re.compile(
    r"\S.*\b(?:(?:more|less|fewer)\s+than|at\s+least|up\s+to|nearly|almost|over|under|some|circa)\s+£?$",
    re.IGNORECASE,
)
_YEAR_OR_COUNT = re.compile(
    r"(?:\b(?:from|to|by|of|was|at|vs)|[:→])\s+(?:19|20)\d\d\b(?![,.]\d|\s*[/-]\s*\d|\s*%)", re.IGNORECASE
)
_YEAR = re.compile(r"^[^,;]{0,40}?\b(?:in|for|of)\s+((?:19|20)\d\d)(?:[/-]\d\d(?:\d\d)?)?\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|for|during)\s+((?:19|20)\d\d)(?:[/-]\d\d(?:\d\d)?)?\b[^\d,;]{0,40}$", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"\band\b[^,]*\b(?:has|have|had|is|was|were|an?|there)\b", re.IGNORECASE)
_YEARS = re.compile(  # "from 2029 to 2030", "the 497 of 2030": no counts
    r"\bfrom\s+(?:19|20)\d\d\s+to\s+(?:19|20)\d\d\b|(?<=\d)\s+of\s+(?:19|20)\d\d\b", re.IGNORECASE
)

_COMPLEMENT = re.compile(
    r"\b(?:did|do|does|were|was|are|is|had|have|has)\s+not\b[^.;:\d]{0,12}\W*$", re.IGNORECASE
)
_NO_MORE = re.compile(r"\b(?:no|not)\s+(?:more|fewer)\s+than\b", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\d[^()]*\)")

_OF_THESE = re.compile(r"^\W*of\s+(?:these|those|them|whom|which|this\s+(?:number|total))\b", re.IGNORECASE)

Frame = Callable[[Sequence[FigureSlot]], Iterator[Stated]]


def framed_in(sentence: str) -> tuple[Stated, ...]:
    """The claims of a sentence as a whole, or else of its clauses."""
    whole = _framed(sentence)
    if whole:
        return whole
    clauses = _CLAUSES.split(sentence)
    told = tuple(claim for clause in clauses for claim in _framed(clause)) if len(clauses) > 1 else ()
    return told or tuple(claim for part in _bracketed_parts(sentence) for claim in _framed(part))


def _bracketed_parts(sentence: str) -> Iterator[str]:
    """Each figure with the brackets behind it that tell of it: "11.1 days (9.2 last year, up 1.9)".

    >>> list(_bracketed_parts("Repairs: median 11.1 days (9.2 last year, up 1.9), mean 17.3."))
    ['11.1 days (9.2 last year, up 1.9)']
    """
    for found in _BRACKET.finditer(sentence):
        before = slots_in(sentence[: found.start()])
        if before and _NEAR_BRACKET.fullmatch(before[-1].after):
            start = found.start() - len(before[-1].after) - len(before[-1].text)
            yield sentence[max(start, 0) : found.end()]


def split_before(sentence: str, before: str) -> tuple[Stated, ...]:
    """The parts of a sentence that goes on with "Of these", each with its per cent, of the figure before that most of them fit.

    >>> told = split_before("Of these, 75% were men (30) and 25% were women (11).", "The unit has 40 people.")
    >>> [each.texts for each in told]
    [('30', '40', '75%'), ('11', '40', '25%')]
    """
    pairs = _bracketed_pairs(slots_in(sentence)) if _OF_THESE.match(sentence) else []
    whole = _whole_before(pairs, before) if pairs else None
    if whole is None:
        return ()
    return tuple(_claim(StatedKind.SHARE, (part, whole, share)) for part, share in pairs)


def told_after(sentence: str, before: str) -> tuple[Stated, ...]:
    """What a line claims with the line before it, where it opens with a change of the one figure that stands there.

    >>> [each.texts for each in told_after("+6.4% on last year (405)", "431 neighbour disputes")]
    [('431', '+6.4%', '405')]
    """
    own, above = slots_in(sentence), slots_in(before)
    if len(own) != 2 or len(above) != 1 or above[0].percent or not _OPENS_WITH_CHANGE.match(sentence):
        return ()
    return framed_in(f"{before.rstrip(' .:')}: {sentence}")


def of_them_in(sentence: str, before: str) -> tuple[Stated, ...]:
    """Shares of "them", "these" and "those": of the figure told last before them, here or in the sentence before.

    >>> told = of_them_in("49% of them (855) said so.", "1,753 people answered the survey.")
    >>> [each.texts for each in told]
    [('855', '1,753', '49%')]
    """
    found = (_of_them(hit.group(), sentence[: hit.start()], before) for hit in _OF_THEM.finditer(sentence))
    return tuple(claim for claim in found if claim is not None)


def _of_them(said: str, ahead: str, before: str) -> Stated | None:
    """The share that `said` tells, of the last count ahead of it in its sentence, else of the only one before."""
    pair = sorted(slots_in(said), key=lambda slot: slot.percent)
    wholes = _counts_in(ahead)[-1:] or _counts_in(before)
    if len(wholes) != 1 or [slot.percent for slot in pair] != [False, True]:
        return None
    return _claim(StatedKind.SHARE, (pair[0], wholes[0], pair[1]))


def _counts_in(text: str) -> list[FigureSlot]:
    return [slot for slot in slots_in(text) if not slot.percent]


def _whole_before(pairs: Sequence[tuple[FigureSlot, FigureSlot]], before: str) -> FigureSlot | None:
    """The figure that all the pairs but one are shares of, and one at least."""
    wholes = [slot for slot in slots_in(before) if not slot.percent and not slot.way]
    fitting = [sum(_is_share_of(pair, whole) for pair in pairs) for whole in wholes]
    most = max(fitting, default=0)
    return wholes[fitting.index(most)] if most >= max(1, len(pairs) - 1) else None


def _is_share_of(pair: tuple[FigureSlot, FigureSlot], whole: FigureSlot) -> bool:
    part, share = (slot.number for slot in pair)
    exact = 100 * part.value / whole.number.value if whole.number.value else Decimal(-1)
    return share.low <= exact <= share.high


def _framed(clause: str) -> tuple[Stated, ...]:
    slots = _without_spans(slots_in(clause))
    if not 3 <= len(slots) <= _MOST_FIGURES:
        return ()
    split = tuple(_split(slots)) if not _is_open(_NOT.sub("", clause), slots) else ()
    if split or _is_open(clause, slots):
        return split
    return next((claims for frame in _FRAMES if (claims := tuple(frame(slots)))), ())


def _is_open(clause: str, slots: Sequence[FigureSlot]) -> bool:
    """Whether a clause says less than it seems to: a wish, a denial, a round figure, a count that could be a year."""
    hedged = any(_HEDGED.search(slot.before) for slot in slots if slot.part is not Bearing.BASE)
    denied = _DENIED.search(_COMPLEMENT.sub("", _NO_MORE.sub("", clause)))
    return bool(hedged or denied or _YEAR_OR_COUNT.search(_YEARS.sub("", clause)))


def _without_spans(slots: Sequence[FigureSlot]) -> Sequence[FigureSlot]:
    """How long a time was says nothing of the other figures, unless one is for each month of it."""
    if any(slot.part is Bearing.MEAN for slot in slots):
        return slots
    return [slot for slot in slots if slot.part is not Bearing.SPAN]


def _claim(kind: StatedKind, slots: Sequence[FigureSlot], way: str = "", per: int = 1) -> Stated:
    numbers, texts = tuple(slot.size for slot in slots), tuple(slot.text for slot in slots)
    rounded = any(Bearing.RATE in slot.parts or "average" in slot.before.lower() for slot in slots)
    return Stated(kind, numbers, texts, way, Decimal(per), rounded)


def _only(slots: Sequence[FigureSlot], part: Bearing) -> FigureSlot | None:
    """The one figure that may be such a part; None where there are more."""
    found = [slot for slot in slots if part in slot.parts]
    first = [slot for slot in found if slot.part is part] or found
    return first[0] if len(first) == 1 else None


def _rest(slots: Sequence[FigureSlot], *taken: FigureSlot) -> list[FigureSlot]:
    return [slot for slot in slots if not any(slot is each for each in taken)]


# -- two levels, and what lies between them --------------------------------------------------------------------------


def _changed(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Now, a base, and by how many or how many per cent they differ."""
    between = [slot for slot in slots if _is_between(slot, slots)]
    pair = _now_and_base(_rest(slots, *between))
    if pair is None or not _can_lie_between(between, pair):
        return
    now, base = pair
    for slot in between:
        yield _apart(slot, slots, now, base)


def _apart(slot: FigureSlot, slots: Sequence[FigureSlot], now: FigureSlot, base: FigureSlot) -> Stated:
    word = slot.word or next((each.word for each in slots if each.word), "")
    return replace(
        _claim(StatedKind.APART, (now, slot, base), _way_of(slot, slots, now, base)), word=word.lower()
    )


def _changed_twice(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Now, two bases, and how far it is from each: on last year and on ten years ago, in the order in which they are told."""
    between = [slot for slot in slots if _is_between(slot, slots)]
    levels = _rest(slots, *between)
    bases = [slot for slot in levels if slot.part in (Bearing.BASE, Bearing.PAST)]
    if (len(between), len(levels), len(bases)) != (2, 3, 2) or any(map(_is_of_another, between)):
        return
    (now,) = _rest(levels, *bases)
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
    (other,) = _rest(levels, found[1])
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
    told = {Bearing.SPAN, Bearing.WHOLE, Bearing.PEOPLE, Bearing.OPENED, Bearing.ADDED, Bearing.MEAN}
    like = now.money == base.money and now.percent == base.percent
    return like and not any(slot.part in told for slot in (now, base))


def _way_of(slot: FigureSlot, slots: Sequence[FigureSlot], now: FigureSlot, base: FigureSlot) -> str:
    """More or less, as a sign or the sentence says; what the figures themselves show where it says nothing, or both."""
    if slot.number.value < 0:
        return "fewer"
    if slot.text[0] in "+-\u2212\u2013":
        return "more"
    ways = _ways((slot,)) or _ways(slots)
    if len(ways) == 1:
        return "more" if ways == {"up"} else "fewer"
    return "more" if now.number.value >= base.number.value else "fewer"


def _ways(slots: Sequence[FigureSlot]) -> set[str]:
    return {slot.way for slot in slots if slot.way}


def _in_points(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Two per cents, how many points lie between them, and perhaps how much that is of the earlier."""
    points = [slot for slot in slots if slot.part is Bearing.POINTS]
    per_cents = _rest(slots, *points)
    relative = list(filter(_is_relative, per_cents))
    if len(points) != 1 or len(relative) > 1 or not all(slot.percent for slot in per_cents):
        return
    pair = _now_and_base([_as_level(slot) for slot in _rest(per_cents, *relative)])
    if pair is not None:
        yield from (_apart(slot, slots, *pair) for slot in (*points, *relative))


def _as_level(slot: FigureSlot) -> FigureSlot:
    """A per cent that is itself what went up or down."""
    return replace(slot, parts=tuple(part for part in slot.parts if part is not Bearing.SHARE))


def _is_relative(slot: FigureSlot) -> bool:
    """Whether a per cent is of another per cent: "39.9% higher than the former", "30.0% of the earlier rate"."""
    return bool(_RELATIVE.match(slot.after) or _RELATIVE_BEFORE.search(slot.before))


def _of_aim(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """What was aimed at, what came of it, how far they are apart, and what share of the aim it is: "£42k under (81% of it)"."""
    share = next((slot for slot in slots if slot.percent and _OF_AIM.match(slot.after)), None)
    rest = _rest(slots, share) if share is not None else []
    claims = tuple(_changed(rest))
    if share is not None and len(claims) == 1:
        pair = _now_and_base([slot for slot in rest if not _is_between(slot, rest)])
        yield from claims
        if pair is not None:
            yield _claim(StatedKind.SHARE, (*pair, share))


# -- parts of a whole ------------------------------------------------------------------------------------------------


def _shared(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A part, its whole, and the per cent that it is."""
    shares = [slot for slot in slots if slot.percent]
    counts = _rest(slots, *shares)
    if (len(shares), len(counts)) != (1, 2) or _ways(slots) or not _is_bare(shares[0]):
        return
    whole = _only(counts, Bearing.WHOLE)
    if whole is not None and counts[0].money == counts[1].money:
        (part,) = _rest(counts, whole)
        if part.part not in (Bearing.BASE, Bearing.APART):
            yield _claim(StatedKind.SHARE, (part, whole, shares[0]))


def _is_bare(share: FigureSlot) -> bool:
    return share.text[0].isdigit() and not re.search(
        r"\b(?:target|average|aim|last|national)\b[^,(]*$", share.before, re.IGNORECASE
    )


def _split(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A whole, its parts each with its per cent in brackets (or the other way about), and perhaps the rest without one."""
    pairs = _bracketed_pairs(slots)
    others = _rest(slots, *(slot for pair in pairs for slot in pair))
    whole = _whole_of_split(others)
    if whole is not None and not _ways(slots) and all(_is_bare(share) for _, share in pairs):
        yield from _split_into(whole, pairs, _rest(others, whole))


def _bracketed_pairs(slots: Sequence[FigureSlot]) -> list[tuple[FigureSlot, FigureSlot]]:
    found = (_bracketed(slots, number) for number in range(1, len(slots)))
    return [pair for pair in found if pair is not None]


def _split_into(
    whole: FigureSlot, pairs: Sequence[tuple[FigureSlot, FigureSlot]], rest: Sequence[FigureSlot]
) -> Iterator[Stated]:
    parts = [*(part for part, _ in pairs), *rest]
    if not _are_shares(pairs, whole, parts):
        return
    yield from (_claim(StatedKind.SHARE, (part, whole, share)) for part, share in pairs)
    if rest or _make_all([share for _, share in pairs]):
        yield _claim(StatedKind.SUM, (whole, *parts), "" if any(map(_says_rest, rest)) else "likely")


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
    whole = _only(others[:1], Bearing.WHOLE) or (others[0] if _OPENS.search(others[0].after) else None)
    return whole if all(_REST_OF.search(rest.before) for rest in others[1:]) else None


def _make_all(shares: Sequence[FigureSlot]) -> bool:
    told = sum((share.number.value for share in shares), Decimal(0))
    return len(shares) > 1 and abs(told - 100) <= len(shares)


_EACH = re.compile(
    r"^\s*(?:[a-z'’-]+\s+){0,3}?(?:each|apiece|(?:a|per)\s+(?:head|person))\b(?!\s+(?:year|quarter|month|week|day|time)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"^\s*(?:higher|lower|more|less|in\s+relative|(?:relative|of)\s+(?:to\s+)?the\s+(?:earlier|former|previous|old))\b",
    re.IGNORECASE,
)
_RELATIVE_BEFORE = re.compile(r"\brelative\s+\w+\s+of\s*$", re.IGNORECASE)
_OF_AIM = re.compile(
    r"^\s+of\s+(?:it|that|plan|target|budget|the\s+(?:plan|target|budget|aim|allocation))\b", re.IGNORECASE
)
_OPENS_WITH_CHANGE = re.compile(
    r"^\W{0,3}[-+\u2212\u2013]\s?\d|^\W*(?:up|down)\s+(?:by\s+)?\d", re.IGNORECASE
)
_THEM = r"of\s+(?:them|these|those|whom)\b[^.;()\d]{0,30}"
_OF_THEM = re.compile(
    rf"(?<![\d.,])\d[\d.]*\s*(?:%|per\s?cent)\s+{_THEM}\(\s*\d[\d,]*\s*\)|(?<![\d.,])\d[\d,]*\s+{_THEM}\(\s*\d[\d.]*\s*(?:%|per\s?cent)\s*\)",
    re.IGNORECASE,
)
_NEAR_BRACKET = re.compile(r"(?:\s+[a-z'’-]+){0,4}\s*", re.IGNORECASE)
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
_WORDED = re.compile(rf"\b(?:{NUMBER_WORD}|none|few|several|others?|rest)\b", re.IGNORECASE)
_PARTIAL = re.compile(
    r"\b(?:includ\w+|such\s+as|notably|especially|mainly|than|compared|against|per|average|rank\w*|total\w*\s+cost)\b",
    re.IGNORECASE,
)


def _added(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """A whole and all its parts: a word says which is the whole, or it opens the list."""
    if len({slot.money for slot in slots}) > 1 or not all(_LINKED.search(slot.before) for slot in slots[1:]):
        return
    if not all(map(_may_be_added, _but_whole_ahead(slots))):
        return
    if _WORDED.search(slots[-1].after):
        return  # a part in words, which is no slot
    whole = _whole_of(slots)
    if whole is not None:
        way = "" if whole.part is Bearing.WHOLE and _all_told(slots) else "likely"
        yield _claim(StatedKind.SUM, (whole, *_rest(slots, whole)), way)


def _but_whole_ahead(slots: Sequence[FigureSlot]) -> Sequence[FigureSlot]:
    """The parts, without a whole that stands before them: "the four areas came to 1,304" counts no part in words."""
    return slots[1:] if slots[0].part is Bearing.WHOLE and not slots[0].percent else slots


def _whole_of(slots: Sequence[FigureSlot]) -> FigureSlot | None:
    """The figure that a word calls the whole, or else the one that opens a list."""
    whole = _only(slots, Bearing.WHOLE)
    if whole is None and _OPENS.search(slots[0].after):
        whole = slots[0]
    if whole is None or whole.part is Bearing.WHOLE:
        return whole
    return whole if all(_LIST.match(slot.before) for slot in slots[1:]) else None


def _may_be_added(slot: FigureSlot) -> bool:
    """Whether it may be a part of a whole, or the whole: no per cent, no change, and no word says that there are others."""
    if slot.percent or (slot.way and slot.part is Bearing.APART):
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


# -- rates, means and what is left -----------------------------------------------------------------------------------


def _rated(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """How many, among how many people, and so many for each thousand."""
    rate, people = _only(slots, Bearing.RATE), _only(slots, Bearing.PEOPLE)
    if len(slots) == 3 and rate is not None and people is not None and rate is not people:
        (count,) = _rest(slots, rate, people)
        if not count.percent:
            yield _claim(StatedKind.RATE, (count, people, rate), per=rate.per)


def _mean(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """So many in so many months, and so many a month."""
    span, mean = _only(slots, Bearing.SPAN), _only(slots, Bearing.MEAN)
    if len(slots) == 3 and span is not None and mean is not None and span is not mean:
        (total,) = _rest(slots, span, mean)
        if not total.percent and not mean.percent:
            yield _claim(StatedKind.EACH, (total, span, mean))


def _each(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """So many times for so many people, and so many each."""
    mean = _only(slots, Bearing.MEAN)
    counts = _two_counts(slots, mean)
    bare = all(slot.part in (None, Bearing.PEOPLE) and not slot.way for slot in counts)
    if mean is not None and counts and bare and mean.number.value > 1 and _EACH.match(mean.after):
        yield _claim(StatedKind.EACH, (*counts, mean))


def _ratio(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Two counts, and how many of the one there are to one of the other."""
    ratio = _only(slots, Bearing.RATIO)
    counts = _two_counts(slots, ratio)
    if ratio is not None and counts and ratio.number.value > 1:
        yield _claim(StatedKind.EACH, (*counts, ratio))


def _two_counts(slots: Sequence[FigureSlot], mean: FigureSlot | None) -> list[FigureSlot]:
    """What is left beside a mean where that is two counts, the larger first; else nothing."""
    counts = _rest(slots, mean) if mean is not None and not mean.percent else []
    if len(counts) != 2 or any(slot.percent for slot in counts):
        return []
    return sorted(counts, key=lambda slot: -slot.number.value)


def _done(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """Of so many, how many are done, how many are left, and perhaps the per cent that is done."""
    whole, left = _only(slots, Bearing.WHOLE), _only(slots, Bearing.LEFT)
    rest = _rest(slots, whole, left) if whole is not None and left is not None else []
    done = _only_count(rest)
    if whole is None or left is None or whole is left or done is None or len(rest) > 2:
        return
    if whole.money == left.money == done.money:
        yield _claim(StatedKind.SUM, (whole, done, left))
        yield from (_claim(StatedKind.SHARE, (done, whole, share)) for share in _rest(rest, done))


def _only_count(slots: Sequence[FigureSlot]) -> FigureSlot | None:
    counts = [slot for slot in slots if not slot.percent]
    return counts[0] if len(counts) == 1 else None


def _left(slots: Sequence[FigureSlot]) -> Iterator[Stated]:
    """What there was, what came, what went and what is left."""
    parts = [_only(slots, part) for part in (Bearing.OPENED, Bearing.ADDED, Bearing.TAKEN, Bearing.LEFT)]
    known = [slot for slot in parts if slot is not None]
    if len(known) == len(slots) == len(parts) == len({id(slot) for slot in known}):
        yield _claim(StatedKind.BALANCE, known)


_FRAMES: Sequence[Frame] = (
    _left, _done, _rated, _mean, _ratio, _each, _in_points, _changed, _of_aim, _changed_twice, _shared, _added,
)  # fmt: skip
