"""What the figures of a sentence state of one another, by what each is to the others (slots.py): typed claims.

A frame claims all the figures of its clause or none: where one is left over that no frame has room for, nothing is claimed.

>>> [(each.kind.value, each.texts, each.way) for each in framed_in("Theft: 52 vs 40 (+30%)")]
[('apart', ('52', '+30%', '40'), 'more')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.claimed.frames.framing import Frame
from tithing.checking.understand.sentences.claimed.frames.of_change import (
    changed,
    changed_twice,
    in_points,
    of_aim,
)
from tithing.checking.understand.sentences.claimed.frames.of_corrections import corrected
from tithing.checking.understand.sentences.claimed.frames.of_lists import indexed, mean_of_list, spread_of
from tithing.checking.understand.sentences.claimed.frames.of_means import (
    each_of,
    mean_of,
    netted,
    rated,
    ratio_of,
)
from tithing.checking.understand.sentences.claimed.frames.of_parts import (
    added,
    shared,
    split,
    what_is_done,
    what_is_left,
)
from tithing.checking.understand.sentences.claimed.slots import Bearing, FigureSlot, slots_in
from tithing.checking.understand.sentences.claimed.stated import Stated

_MOST_FIGURES = counted("understand.sentences.claimed.frames.framed", "most_figures")


_CLAUSES = re.compile(r";\s+|,?\s+\b(?:while|whereas|but|though|although)\b\s+")


_DENIED = re.compile(
    r"\b(?i:not|no|never|if|would|could|should|might)\b|\bmay\b|\b(?i:about|around|approximately|roughly)\b(?=\s+(?:a\s+)?£?\d)"
)


_NOT = re.compile(r"\bnot\b", re.IGNORECASE)  # of parts that did so and parts that did not


_HEDGED = re.compile(
    r"^\W*(?:more|less|fewer)\s+than\s+£?$|\S.*\b(?:(?:more|less|fewer)\s+than|at\s+least|up\s+to|nearly|almost|over|under|some|circa)\s+£?$",
    re.IGNORECASE,
)


_YEAR_OR_COUNT = re.compile(
    r"(?:\b(?:from|to|by|of|was|at|vs)|[:→])\s+(?:19|20)\d\d\b(?![,.]\d|\s*[/-]\s*\d|\s*%)", re.IGNORECASE
)


_YEARS = re.compile(  # "from 2029 to 2030", "the 497 of 2030": no counts
    r"\bfrom\s+(?:19|20)\d\d\s+to\s+(?:19|20)\d\d\b|(?<=\d)\s+of\s+(?:19|20)\d\d\b", re.IGNORECASE
)


_COMPLEMENT = re.compile(
    r"\b(?:did|do|does|were|was|are|is|had|have|has)\s+not\b[^.;:\d]{0,12}\W*$", re.IGNORECASE
)


_NO_MORE = re.compile(r"\b(?:no|not)\s+(?:more|fewer)\s+than\b", re.IGNORECASE)


_BRACKET = re.compile(r"\([^()]*\d[^()]*\)")


def framed_in(sentence: str) -> tuple[Stated, ...]:
    """The claims of a sentence as a whole, or else of its clauses."""
    sentence = _OVER.sub(_part_of, sentence)
    whole = _framed(sentence)
    if whole:
        return whole
    clauses = _CLAUSES.split(sentence)
    told = tuple(claim for clause in clauses for claim in _framed(clause)) if len(clauses) > 1 else ()
    return (
        told
        or _in_pieces(sentence)
        or tuple(claim for part in _bracketed_parts(sentence) for claim in _framed(part))
    )


def _part_of(found: re.Match[str]) -> str:
    """ "45/60" is 45 of 60; "27/28" is a year."""
    part, whole = found.groups()
    return (
        found.group()
        if len(whole) == 2 and int(whole) - int(part.replace(",", "")) == 1
        else f"{part} of {whole}"
    )


def _in_pieces(sentence: str) -> tuple[Stated, ...]:
    """The claims of a sentence that says several things one behind another, each of its figures in one of them.

    >>> [each.texts for each in _in_pieces("Lamps rose from 40 to 52 (+30%), and doors fell from 50 to 40, 10 fewer.")]
    [('52', '+30%', '40'), ('40', '10', '50')]
    """
    if len(slots_in(sentence)) < 2 * _FEWEST_FIGURES:
        return ()
    marks = [found.end() for found in _PIECES.finditer(sentence) if found["mark"]][-_MOST_PIECES:]
    told: dict[int, tuple[Stated, ...] | None] = {len(sentence): ()}
    for start in (*reversed(marks), 0):
        told[start] = _from_here(sentence, start, told)
    return told[0] or ()


def _from_here(
    sentence: str, start: int, told: dict[int, tuple[Stated, ...] | None]
) -> tuple[Stated, ...] | None:
    """What a sentence claims from one mark on: a piece up to a later mark, and what follows it; None where figures are left."""
    for end in sorted(told):
        rest, piece = told[end], sentence[start:end]
        if rest is None:
            continue
        claims = _framed(piece)
        if claims or not slots_in(piece):
            return (*claims, *rest)
    return None


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


def _framed(clause: str) -> tuple[Stated, ...]:
    slots = _without_spans(slots_in(clause))
    if not 3 <= len(slots) <= _MOST_FIGURES:
        return ()
    parted = tuple(corrected(slots))
    if not parted and not _is_open(_NOT.sub("", clause), slots):
        parted = tuple(split(slots))
    if parted or _is_open(clause, slots):
        return parted
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


_NEAR_BRACKET = re.compile(r"(?:\s+[a-z'’-]+){0,4}\s*", re.IGNORECASE)


_OVER = re.compile(r"(?<![\w/,.])(?!(?:19|20)\d\d/|24/7)(\d[\d,]*)\s?/\s?(\d[\d,]*)(?![\d/])")
_PIECES = re.compile(r"\([^()]*\)|(?P<mark>[;.]\s+|(?:,\s+(?:and\s+)?|\s+and\s+)(?=[a-z]))", re.IGNORECASE)
_FEWEST_FIGURES = 3
_MOST_PIECES = counted("understand.sentences.claimed.frames.framed", "most_pieces")
_FRAMES: Sequence[Frame] = (
    what_is_left, what_is_done, indexed, mean_of_list, spread_of, netted, rated, mean_of, ratio_of, each_of, in_points, changed,
    of_aim, changed_twice, shared, added,
)  # fmt: skip
