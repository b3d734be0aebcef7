"""Figures of one sentence that make one another, told by the words beside each: now and before with what lies between, a part,
its whole and the per cent, a whole and its parts, a rate, a mean, what is left (R81, R84, R85)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tithing.checking.read.numbers import PrintedNumber, read_number, show
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.prose.sentence_stated import tests_of
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.frames.across import (
    by_their_notes,
    carried_on,
    of_them_in,
    parts_before,
    split_before,
    told_after,
)
from tithing.checking.understand.sentences.claimed.frames.framed import framed_in
from tithing.checking.understand.sentences.claimed.month_list import listed_months_in
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind, is_down

RULE = "sentence_frames"
_IN_TOTAL = re.compile(
    r"^(?:in\s+|a\s+)?total\b[^\d]{0,20}\d[\d,]*\.?$", re.IGNORECASE
)  # of what the sentence before lists
_PER_CENT = re.compile(r"\s*(?:%|per\s?cent)$", re.IGNORECASE)
_CLOSE = counted("test.prose.sentence_frames", "close")
_NEAR = exactly("test.prose.sentence_frames", "near")


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure that the others of its sentence make: do they?"""
    sentences = book.document.sentences
    for note, both in by_their_notes(book.document.lines or sentences):
        for claim in framed_in(both):
            yield from _tested(note, claim)
    for before, sentence in pairwise((PrintedSentence(""), *sentences)):
        told = f"{before.text} {sentence.text}" if _IN_TOTAL.match(sentence.text) else sentence.text
        for claim in _claims(sentence, before.text, told):
            yield from _tested(sentence, claim)


def _claims(sentence: PrintedSentence, before: str, told: str) -> Iterator[Stated]:
    """What a sentence claims by itself, or with the sentence or heading that stands before it."""
    own = split_before(sentence.text, before) or framed_in(told) or parts_before(sentence.text, before)
    yield from own
    yield from of_them_in(sentence.text, before)
    yield from listed_months_in(sentence.text, before)
    if not own:
        yield from carried_on(sentence.text, before)
        above = (before, *sentence.context[-1:])
        yield from next((claims for text in above if (claims := told_after(sentence.text, text))), ())


def _tested(sentence: PrintedSentence, claim: Stated) -> Iterator[Relation]:
    likely = claim.kind is StatedKind.SUM and claim.way == "likely"
    for relation in tests_of(sentence, replace(claim, way="") if likely else claim):
        if relation.holds or _is_mistake(claim, likely=likely):
            doubtful = likely or relation.severity is not Severity.CERTAIN or _cut_off(relation)
            sure = relation.holds or not doubtful
            yield replace(relation, rule=RULE, severity=Severity.CERTAIN if sure else Severity.PROBABLE)


def _is_mistake(claim: Stated, *, likely: bool) -> bool:
    return _slipped(claim) if likely else claim.kind is not StatedKind.APART or _one_slip_off(claim)


def _cut_off(relation: Relation) -> bool:
    """Whether a per cent is one short of the right one: cut off instead of rounded, as some write them."""
    said, right = read_number(relation.published), read_number(relation.right)
    return (
        said is not None and right is not None and said.unit == "%" and right.value - said.value == said.step
    )


def _one_slip_off(claim: Stated) -> bool:
    """Whether one figure, or the word for the way, printed otherwise would make the claim true: where more would have to be
    wrong, the figures are of different things."""
    own, apart, other = (number.value for number in claim.numbers)
    sign = -1 if is_down(claim.way) else 1
    percent = claim.numbers[1].unit == "%"
    if percent and other <= 0:
        return False
    rights = _rights_in_percent(own, apart, other, sign) if percent else _rights(own, apart, other, sign)
    room = claim.numbers[1].step + _room(claim.numbers[0]) + _room(claim.numbers[2])
    if abs(abs(rights[1]) - apart) > room and _other_way(
        own, other, sign
    ):  # the word and the size are both at odds
        return any(map(_is_long_slip, claim.numbers, claim.texts, rights))
    return (percent and _is_of_the_later(own, apart, other)) or any(
        map(_is_slip, claim.numbers, claim.texts, rights)
    )


def _room(number: PrintedNumber) -> Decimal:
    """Half of what a figure was rounded to, nothing for a count: "£2.1 million" may be 50,000 more."""
    return Decimal(0) if number.whole and number.step <= 1 else (number.high - number.low) / 2


def _is_of_the_later(own: Decimal, apart: Decimal, other: Decimal) -> bool:
    return own > 0 and abs(abs(100 * (own - other) / own) - apart) < 1


def _rights(own: Decimal, apart: Decimal, other: Decimal, sign: int) -> tuple[Decimal, ...]:
    """What each of the three has to be, where the two others are right."""
    return other + sign * apart, sign * (own - other), own - sign * apart


def _rights_in_percent(own: Decimal, apart: Decimal, other: Decimal, sign: int) -> tuple[Decimal, ...]:
    shares = Decimal(1) + sign * apart / 100
    return other * shares, sign * 100 * (own / other - 1), own / shares if shares > 0 else -apart


def _other_way(own: Decimal, other: Decimal, sign: int) -> bool:
    return sign * (own - other) < 0


def _is_slip(number: PrintedNumber, text: str, right: Decimal) -> bool:
    off = abs(abs(number.value) - abs(right))
    return off <= max(_NEAR * abs(right), 2 * number.step) or _slip_of(number, text, right)


def _is_long_slip(number: PrintedNumber, text: str, right: Decimal) -> bool:
    """A slip in three digits or more: in fewer, chance makes one of most figures."""
    return sum(map(str.isdigit, text)) > 2 and _slip_of(number, text, right)


def _slip_of(number: PrintedNumber, text: str, right: Decimal) -> bool:
    said, wanted = text.lstrip("+-\u2212\u2013"), show(abs(right), number)
    return bool(likely_slip(_PER_CENT.sub("", said), _PER_CENT.sub("", wanted)))


def _slipped(claim: Stated) -> bool:
    """Whether one slip of the hand would make a list add up, or its parts are a little more than the whole: what only may be a
    whole list is let be otherwise."""
    whole, *parts = (number.value for number in claim.numbers)
    gap = whole - sum(parts)
    rights = (whole - gap, *(part + gap for part in parts))
    slips = map(_is_long_slip, claim.numbers, claim.texts, rights)
    return 0 < -gap * _CLOSE <= whole or any(
        slip for slip, right in zip(slips, rights, strict=True) if right > 0
    )
