"""What a sentence claims with the one before it: parts of its whole, a change of its figure, shares of what it counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.thresholds import counted
from tithing.checking.understand.alike.built import words_of
from tithing.checking.understand.sentences.claimed.frames.framed import framed_in
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of
from tithing.checking.understand.sentences.claimed.frames.of_corrections import corrected, corrects
from tithing.checking.understand.sentences.claimed.frames.of_parts import bracketed_pairs
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot, slots_in
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind

_OF_THESE = re.compile(r"^\W*of\s+(?:these|those|them|whom|which|this\s+(?:number|total))\b", re.IGNORECASE)


def split_before(sentence: str, before: str) -> tuple[Stated, ...]:
    """The parts of a sentence that goes on with "Of these", each with its per cent, of the figure before that most of them fit.

    >>> told = split_before("Of these, 75% were men (30) and 25% were women (11).", "The unit has 40 people.")
    >>> [each.texts for each in told]
    [('30', '40', '75%'), ('11', '40', '25%')]
    """
    pairs = bracketed_pairs(slots_in(sentence)) if _OF_THESE.match(sentence) else []
    whole = _whole_before(pairs, before) if pairs else None
    if whole is None:
        return ()
    return tuple(claim_of(StatedKind.SHARE, (part, whole, share)) for part, share in pairs)


def told_after(sentence: str, before: str) -> tuple[Stated, ...]:
    """What a line claims with the line before it, where it opens with a change of the one figure that stands there.

    >>> [each.texts for each in told_after("+6.4% on last year (405)", "431 neighbour disputes")]
    [('431', '+6.4%', '405')]
    """
    own, above = slots_in(sentence), slots_in(before)
    if len(own) != 2 or len(above) != 1 or above[0].percent or not _OPENS_WITH_CHANGE.match(sentence):
        return ()
    return framed_in(f"{before.rstrip(' .:')}: {sentence}")


def carried_on(sentence: str, before: str) -> tuple[Stated, ...]:
    """What two sentences claim together of which neither claims anything alone: the second takes up what the first told, or puts
    right what it corrects.

    >>> before = "A member asked about lamp thefts, which had gone from 50 to 60."
    >>> [each.texts for each in carried_on("The officer said that this rise of 20% was in line.", before)]
    [('60', '20%', '50')]
    """
    own, above = slots_in(sentence), slots_in(before)
    if not own or not above or len(own) + len(above) > _MOST_TOGETHER or framed_in(before):
        return ()
    both = f"{before} {sentence}"
    if corrects(both):
        return tuple(corrected(slots_in(both)))
    if not _takes_up(sentence) or max(len(own), len(above)) > 2:
        return ()
    return framed_in(f"{before.rstrip(' .')}, {sentence}")


def _takes_up(sentence: str) -> bool:
    """Whether a sentence speaks of the one before: "this rise", "confirmed it", "that:"."""
    words = words_of(sentence)
    pairs = set(pairwise(words))
    told = any(one in _POINTS_BACK and two in _CHANGES for one, two in pairs)
    return told or "confirmed" in words or not pairs.isdisjoint((("it", ":"), ("that", ":"), ("this", ":")))


def parts_before(sentence: str, before: str) -> tuple[Stated, ...]:
    """The parts that a sentence tells, the rest among them, of the whole with which the sentence before it ends.

    >>> told = parts_before("30 were closed and the remaining 11 were not.", "There were 15 in May and 26 in June; in total 41.")
    >>> [each.texts for each in told]
    [('41', '30', '11')]
    """
    parts, above = slots_in(sentence), slots_in(before)
    if (
        len(parts) < 2
        or not above
        or above[-1].part is not Bearing.WHOLE
        or _THE_REST.isdisjoint(words_of(sentence))
    ):
        return ()
    return (claim_of(StatedKind.SUM, (above[-1], *parts)),) if all(map(_is_part, parts)) else ()


def _is_part(slot: FigureSlot) -> bool:
    return not (slot.percent or slot.way or slot.part in (Bearing.BASE, Bearing.WHOLE))


def by_their_notes(lines: Sequence[PrintedSentence]) -> Iterator[tuple[PrintedSentence, str]]:
    """Each line that begins with the mark of a note, with the line before it that ends with that mark."""
    marked: dict[str, str] = {}
    for line in lines:
        opening = _MARK.match(line.text)
        if opening and opening["mark"] in marked:
            yield line, f"{marked.pop(opening['mark'])}: {line.text[opening.end() :].strip()}"
        closing = _MARK_BEHIND.search(line.text)
        if closing:
            marked[closing["mark"]] = line.text[: closing.start()].rstrip(" .:")


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
    return claim_of(StatedKind.SHARE, (pair[0], wholes[0], pair[1]))


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


_THE_REST = frozenset(("remaining", "rest", "leaving", "other", "others"))
_MOST_TOGETHER = counted("understand.sentences.claimed.frames.across", "most_together")
_CHANGES = frozenset(("rise", "fall", "increase", "decrease", "reduction", "drop", "growth", "change"))
_POINTS_BACK = frozenset(("this", "that", "the", "a", "an"))
_NOTE = r"(?P<mark>\[\w{1,3}\]|\(\w{1,2}\)|[Nn]ote\s+\d{1,2}|[\u00b9\u00b2\u00b3\u2074-\u2079*\u2020\u2021]+)"
_MARK = re.compile(rf"^\W{{0,2}}{_NOTE}[:.)]?\s+")
_MARK_BEHIND = re.compile(rf"\s?{_NOTE}\.?$")
_OPENS_WITH_CHANGE = re.compile(
    r"^\W{0,3}[-+\u2212\u2013]\s?\d|^\W*(?:up|down)\s+(?:by\s+)?\d", re.IGNORECASE
)


_THEM = r"of\s+(?:them|these|those|whom)\b[^.;()\d]{0,30}"


_OF_THEM = re.compile(
    rf"(?<![\d.,])\d[\d.]*\s*(?:%|per\s?cent)\s+{_THEM}\(\s*\d[\d,]*\s*\)|(?<![\d.,])\d[\d,]*\s+{_THEM}\(\s*\d[\d.]*\s*(?:%|per\s?cent)\s*\)",
    re.IGNORECASE,
)
