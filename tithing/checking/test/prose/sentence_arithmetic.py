"""A sentence that gives several figures of one change, against itself: from, to, how many, what per cent (R81)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.against_series import MORE_THAN, TIMES
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.test.whole_before import NEITHER, whole_before
from tithing.checking.thresholds import exactly
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.claims import DOWN, STATIC, UP, ChangeClaim, claims_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind

RULE = "sentence_arithmetic"
_HUNDRED = Decimal(100)
_ROOM = exactly("test.prose.sentence_arithmetic", "room")
_NO_END = exactly("test.prose.sentence_arithmetic", "no_end")
Tested = tuple[bool, str, str, str]  # whether it holds, what is said, what it should be, why
_CUT = "cut off instead of rounded"


def relations(book: Pack) -> Iterator[Relation]:
    """For each claim that gives two figures and what lies between them: do they fit?"""
    cut: list[Relation] = []
    for sentence in book.document.sentences:
        for claim in claims_in(sentence.text):
            if claim.listed:
                continue
            for relation in _of_claim(sentence, claim):
                if relation.slip == _CUT:
                    cut.append(relation)
                else:
                    yield relation
    yield from _as_one(cut)


def contradicts_itself(claim: ChangeClaim) -> bool:
    """Whether a claim's own figures do not fit each other, whatever the tables say."""
    return not claim.listed and any(not holds for holds, *_ in tests_within(claim))


def _as_one(cut: Sequence[Relation]) -> Iterator[Relation]:
    """Per cents that are cut off instead of rounded are one habit of the author, and are told once."""
    if not cut:
        return
    others = ", ".join(f"{relation.published} ({relation.right})" for relation in cut[1:])
    words = f"{cut[0].explanation} So it is with {others}." if others else cut[0].explanation
    yield replace(
        cut[0], explanation=words, also=tuple(relation.place for relation in cut[1:] if relation.place)
    )


def _of_claim(sentence: PrintedSentence, claim: ChangeClaim) -> Iterator[Relation]:
    for holds, said, right, words in tests_within(claim):
        slip = "" if holds or not any(c.isdigit() for c in right) else likely_slip(said, right)
        severity = Severity.CERTAIN
        if not holds and claim.percent is not None and said == claim.percent.text and _cut_off(claim):
            slip, severity = _CUT, Severity.PROBABLE
        elif right == NEITHER:
            slip, severity = "", Severity.PROBABLE
        yield Relation(RULE, SENTENCE, (), holds, severity, words, {}, slip, (), sentence.place, said, right)


def _cut_off(claim: ChangeClaim) -> bool:
    """Whether the per cent is what is left when the digits behind it are cut off."""
    percent, before, after = claim.percent, claim.before, claim.after
    if percent is None or before is None or after is None or before.kind is not MarkKind.COUNT:
        return False
    exact = (
        abs(_HUNDRED * (after.number.value / before.number.value - 1)) if before.number.value else Decimal(0)
    )
    return percent.number.value < exact < percent.number.value + percent.number.step


def tests_within(claim: ChangeClaim) -> Iterator[Tested]:
    """Each test: whether it holds, what is said, what it should be, and the arithmetic in words."""
    before, after = claim.before, claim.after
    if before is None or after is None:
        yield from _one_end(claim, before, after)
        return
    if claim.way and claim.way != STATIC and before.number.value != after.number.value:
        told = _way(claim, before, after)
        yield told
        if not told[0]:
            return  # one mistake: what the figures make goes the other way
    yield from _between(claim, before, after)


def _one_end(claim: ChangeClaim, before: Mark | None, after: Mark | None) -> Iterator[Tested]:
    """A claim that gives only where the change began, or only where it ended."""
    percent = claim.percent
    if before is not None and percent and claim.absolute:
        yield from _from_start(claim, before)
    if after is not None and percent and claim.absolute:
        yield from _from_end(claim, after)
    elif after is not None and percent:
        yield from whole_before(percent, after, fell=claim.way == DOWN)


def _between(claim: ChangeClaim, before: Mark, after: Mark) -> Iterator[Tested]:
    """What lies between two figures: of counts a number and a per cent, of per cents points."""
    counted, positive = before.kind is MarkKind.COUNT, before.number.value > 0
    if counted and positive:
        yield from _in_words(claim, before, after)
    if counted and claim.percent is not None and positive:
        yield _percent(claim.percent, before, after)
    if counted and claim.absolute is not None:
        yield _difference(claim.absolute, before, after)
    if before.kind is not MarkKind.PERCENT:
        return
    if claim.points is not None:
        yield _difference(claim.points, before, after)
    elif claim.percent is not None and positive:
        yield _points_or_percent(claim.percent, before, after)


def _in_words(claim: ChangeClaim, before: Mark, after: Mark) -> Iterator[Tested]:
    """ "Doubled", "by two thirds": what a fair reader takes the words for, against the two figures."""
    share = abs(_HUNDRED * (after.number.value / before.number.value - 1))
    said = [(claim.way_text, TIMES[claim.way_text.lower()])] if claim.way_text.lower() in TIMES else []
    if said and claim.more_than:
        said = [(f"more than {claim.way_text}", (MORE_THAN[claim.way_text.lower()], _NO_END))]
    if claim.fraction is not None:
        said.append((claim.fraction.text, (claim.fraction.low, claim.fraction.high)))
    for text, (low, high) in said:
        words = (
            f"From {before.text} to {after.text} is a change of {plain(share, 0)}%, not \u201c{text}\u201d."
        )
        yield low <= share <= high, text, f"{plain(share, 0)}%", words


def _way(claim: ChangeClaim, before: Mark, after: Mark) -> Tested:
    rose = after.number.value > before.number.value
    right = "an increase" if rose else "a decrease"
    words = (
        f"From {before.text} to {after.text} is {right}, and the sentence says \u201c{claim.way_text}\u201d."
    )
    return (claim.way == UP) is rose, claim.way_text, right, words


def _percent(percent: Mark, before: Mark, after: Mark) -> Tested:
    edges = [_HUNDRED * (a / b - 1) for a in _span(after) for b in _span(before) if b > 0]
    size = sorted(abs(edge) for edge in edges)
    middle = abs(_HUNDRED * (after.number.value / before.number.value - 1))
    right = plain(middle, percent.number.decimals) + "%"
    change = after.number.value - before.number.value
    words = f"From {before.text} to {after.text} is {plain(change, 4)} on {before.text}, {right}, not {percent.text}."
    return overlap(_span(percent), (size[0], size[-1])), percent.text, right, words


def _points_or_percent(stated: Mark, before: Mark, after: Mark) -> Tested:
    """Of two percentages a change of "4%" may mean points or be relative (R83); it has to be one of them."""
    points, relative = _difference(stated, before, after), _percent(stated, before, after)
    words = (
        f"From {before.text} to {after.text} is {points[2]} percentage points, or {relative[2]} of {before.text}; "
        f"neither is {stated.text}."
    )
    return points[0] or relative[0], stated.text, f"{points[2]} percentage points", words


def _difference(stated: Mark, before: Mark, after: Mark) -> Tested:
    low, high = _span(after)[0] - _span(before)[1], _span(after)[1] - _span(before)[0]
    size = sorted((abs(low), abs(high)))
    change = after.number.value - before.number.value
    right = plain(abs(change), max(stated.number.decimals, before.number.decimals))
    signed = stated.sign == 0 or change == 0 or (stated.sign > 0) is (change > 0)
    words = f"From {before.text} to {after.text} is {plain(change, 4)}, not {stated.text}."
    fits = overlap(_span(stated), (size[0], size[1])) or _between_shares(stated, before, size)
    if fits and not signed and stated.word:
        return _other_word(stated.word, before, after, right)
    signs = stated.sign and not stated.text[0].isdigit()
    return fits and signed, stated.text, _sign(change) + right if signs else right, words


def _between_shares(stated: Mark, before: Mark, size: Sequence[Decimal]) -> bool:
    return before.kind is MarkKind.PERCENT and size[0] <= stated.number.value <= size[1]


def _sign(change: Decimal) -> str:
    return "+" if change > 0 else "\u2212"


def _other_word(word: str, before: Mark, after: Mark, right: str) -> Tested:
    """The size is right, and the word behind it goes the other way."""
    more = "more" if after.number.value > before.number.value else "fewer"
    return False, word, more, f"From {before.text} to {after.text} is {right} {more}, not {word}."


def _from_end(claim: ChangeClaim, after: Mark) -> Iterator[Tested]:
    """ "fell by 23 (2.7%) to 821": before is after less the change."""
    percent, absolute = claim.percent, claim.absolute
    assert percent is not None
    assert absolute is not None
    if claim.way == STATIC or after.kind is not MarkKind.COUNT:
        return
    change = absolute.number.value * (1 if claim.way == UP else -1)
    base = after.number.value - change
    if base <= 0:
        return
    share = _HUNDRED * abs(change) / base
    right = plain(share, percent.number.decimals) + "%"
    words = f"{absolute.text} on the way to {after.text} means {plain(base, 4)} before: {right}, not {percent.text}."
    loose = after.loose or absolute.loose
    room = share * _ROOM if loose else Decimal(0)
    yield overlap(_span(percent), (share - room, share + room)), percent.text, right, words


def _from_start(claim: ChangeClaim, before: Mark) -> Iterator[Tested]:
    """ "10 more (4%) than the 250 of last year": the per cent is the number on the earlier figure."""
    percent, absolute = claim.percent, claim.absolute
    assert percent is not None
    assert absolute is not None
    if before.kind is not MarkKind.COUNT or before.number.value <= 0:
        return
    share = _HUNDRED * absolute.number.value / before.number.value
    right = plain(share, percent.number.decimals) + "%"
    words = f"{absolute.text} on {before.text} is {right}, not {percent.text}."
    room = share * _ROOM if before.loose or absolute.loose else Decimal(0)
    yield overlap(_span(percent), (share - room, share + room)), percent.text, right, words


def _span(mark: Mark) -> tuple[Decimal, Decimal]:
    """A count said exactly is exact; "about" leaves room; everything else is rounded."""
    number = mark.number
    low, high = (
        (number.value, number.value)
        if mark.kind is MarkKind.COUNT and number.step >= 1
        else (number.low, number.high)
    )
    below, above = mark.room(_ROOM)
    return low - below, high + above
