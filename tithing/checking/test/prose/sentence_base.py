"""A per cent and a number of more that together need an earlier figure far from any that the document prints (R81).

"11.8% increase, 171 more" needs about 1,450 before; where the tables know some 150, the 171 is the total.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.columns.role import LEVELS
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.claims import UP, ChangeClaim, claims_in
from tithing.checking.understand.sentences.phrases.words import likeness
from tithing.checking.understand.sentences.tie import core_of

RULE = "sentence_base"
_HUNDRED = Decimal(100)
_FAR = counted("test.prose.sentence_base", "far")
_LIKE = exactly("test.prose.sentence_base", "like")


def relations(book: Pack) -> Iterator[Relation]:
    """For each "P per cent, N more": does the implied earlier figure fit what the tables know of the measure?"""
    for sentence in book.document.sentences:
        for claim in claims_in(sentence.text):
            if _complete(claim):
                yield from _of_claim(book, sentence, claim)


def _complete(claim: ChangeClaim) -> bool:
    return (
        claim.percent is not None
        and claim.absolute is not None
        and claim.percent.number.value > 0
        and claim.absolute.number.value > 0
        and claim.after is None
        and claim.own
        and claim.way in ("up", "down")
    )


def _of_claim(book: Pack, sentence: PrintedSentence, claim: ChangeClaim) -> Iterator[Relation]:
    assert claim.percent is not None
    assert claim.absolute is not None
    known = _levels(book, claim)
    if not known:
        return
    change, share = claim.absolute.number.value, claim.percent.number
    low, high = _HUNDRED * change / share.high, _HUNDRED * change / max(share.low, Decimal("0.05"))
    greatest = max(figure.value for figure in known)
    if low <= _FAR * greatest:
        yield Relation(RULE, SENTENCE, (max(known, key=lambda f: f.value),), True, place=sentence.place)
        return
    yield _base_unlike_known(sentence, claim, known, (low, high))


def _levels(book: Pack, claim: ChangeClaim) -> list[PrintedFigure]:
    """The counts of the measure that the claim names whole, wherever the document prints them."""
    return [
        figure
        for figure in book.labelled(lambda label: _is_named(label, claim))
        if figure.fact.kind == "count"
        and figure.fact.role in LEVELS
        and figure.value > 0
        and not figure.fact.area
    ]


def _is_named(label: str, claim: ChangeClaim) -> bool:
    alike = likeness(core_of(label), claim.subject)
    return alike.label >= 0.75 and not alike.extra


def _base_unlike_known(
    sentence: PrintedSentence,
    claim: ChangeClaim,
    known: Sequence[PrintedFigure],
    base: tuple[Decimal, Decimal],
) -> Relation:
    assert claim.percent is not None
    assert claim.absolute is not None
    total, nearest = claim.absolute.number.value, max(known, key=lambda figure: figure.value)
    words = (
        f"{claim.absolute.text} at {claim.percent.text} needs about {plain((base[0] + base[1]) / 2, 0)} before, and the "
        f"tables know {nearest.text} ({nearest.where})."
    )
    right, severity = "", Severity.PROBABLE
    before = _as_total(claim, known)
    if before is not None:
        change = abs(total - before)
        more = "more" if claim.way == UP else "fewer"
        right, severity = f"{plain(change)} {more} (from {plain(before)} to {plain(total)})", Severity.CERTAIN
        words += (
            f" {plain(total)} is the total: from {plain(before)} to {plain(total)} is {claim.percent.text}."
        )
    return Relation(
        RULE,
        SENTENCE,
        (nearest,),
        False,
        severity,
        words,
        also=(nearest.place,),
        place=sentence.place,
        published=f"{claim.percent.text}, {claim.absolute.text} {'more' if claim.way == UP else 'fewer'}",
        right=right,
    )


def _as_total(claim: ChangeClaim, known: Sequence[PrintedFigure]) -> Decimal | None:
    """The whole number before, when the stated number is the total that the per cent leads to, near a printed figure."""
    assert claim.percent is not None
    assert claim.absolute is not None
    total, share = claim.absolute.number.value, claim.percent.number
    sign = 1 if claim.way == UP else -1
    for before in _whole_between(
        total / (1 + sign * share.high / _HUNDRED), total / (1 + sign * share.low / _HUNDRED)
    ):
        if any(abs(figure.value - before) <= _LIKE * figure.value for figure in known):
            return before
    return None


def _whole_between(one: Decimal, two: Decimal) -> Iterator[Decimal]:
    low, high = min(one, two), max(one, two)
    first = low.to_integral_value(rounding="ROUND_CEILING")
    if first <= high:
        yield first
