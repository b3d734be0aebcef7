"""What a sentence claims with the one before it: parts of its whole, a change of its figure, shares of what it counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tithing.checking.understand.sentences.claimed.frames.framed import framed_in
from tithing.checking.understand.sentences.claimed.frames.framing import claim_of
from tithing.checking.understand.sentences.claimed.frames.of_parts import bracketed_pairs
from tithing.checking.understand.sentences.claimed.slots import FigureSlot, slots_in
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


_OPENS_WITH_CHANGE = re.compile(
    r"^\W{0,3}[-+\u2212\u2013]\s?\d|^\W*(?:up|down)\s+(?:by\s+)?\d", re.IGNORECASE
)


_THEM = r"of\s+(?:them|these|those|whom)\b[^.;()\d]{0,30}"


_OF_THEM = re.compile(
    rf"(?<![\d.,])\d[\d.]*\s*(?:%|per\s?cent)\s+{_THEM}\(\s*\d[\d,]*\s*\)|(?<![\d.,])\d[\d,]*\s+{_THEM}\(\s*\d[\d.]*\s*(?:%|per\s?cent)\s*\)",
    re.IGNORECASE,
)
