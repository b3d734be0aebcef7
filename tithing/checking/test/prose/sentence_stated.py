"""Figures that one sentence states of one another: so many apart, a part of a whole, a cost for each, a rate among so many
people, a whole and its parts (R81, R84, R85)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, show
from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.intervals import Interval, overlap, plain
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.sentences.claimed.set_beside import beside_in
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind, is_down, stated_in

RULE = "sentence_stated"
_IN_WORDS = counted("test.prose.sentence_stated", "in_words")
_HUNDRED = Decimal(100)


def relations(book: Pack) -> Iterator[Relation]:
    """For each claim of one figure by others in the same sentence: do they make it?"""
    for sentence in book.document.sentences:
        for stated in (*stated_in(sentence.text), *beside_in(sentence.text)):
            yield from tests_of(sentence, stated)


def tests_of(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """The test of one claim, by its kind."""
    yield from _TESTS[stated.kind](sentence, stated)


def _span(number: PrintedNumber) -> Interval:
    return (number.value, number.value) if number.whole else (number.low, number.high)


def _rounded(number: PrintedNumber) -> Interval:
    return number.low, number.high


def _apart(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """So many, or so many per cent, more or fewer than another."""
    own, apart, other = stated.numbers
    sign = -1 if is_down(stated.way) else 1
    span = _rounded if stated.rounded else _span
    if apart.unit == "%":
        if other.low > 0:
            edges = [sign * _HUNDRED * (a / b - 1) for a in span(own) for b in span(other)]
            right = sign * _HUNDRED * (own.value / other.value - 1)
            working = f"({stated.texts[0]} − {stated.texts[2]}) / {stated.texts[2]}"
            yield _told(sentence, stated, 1, (min(edges), max(edges)), right, working)
        return
    low, high = span(own)[0] - span(other)[1], span(own)[1] - span(other)[0]
    edges_of = (low, high) if sign > 0 else (-high, -low)
    yield _told(
        sentence,
        stated,
        1,
        edges_of,
        sign * (own.value - other.value),
        f"{stated.texts[0]} against {stated.texts[2]}",
    )


def _share(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    part, whole, _ = stated.numbers
    if part.value > whole.value > 0:
        yield from _more_than_all(sentence, stated)
    elif part.value > 0:
        right = _HUNDRED * part.value / whole.value
        span = (right, right)
        if whole.value <= _IN_WORDS:  # "one in five" is said of anything near it
            half = Decimal("0.5")
            span = (
                _HUNDRED * part.value / (whole.value + half),
                _HUNDRED * part.value / (whole.value - half),
            )
        told = _told(sentence, stated, 2, span, right, f"{stated.texts[0]} of {stated.texts[1]}")
        yield _in_words(told, stated) if stated.word else told


def _in_words(told: Relation, stated: Stated) -> Relation:
    """ "One in four (94%)": the words and the figure are at odds, and either may be wrong."""
    words = f"\u201c{stated.word}\u201d is about {told.right}, and the figure beside it is {stated.texts[2]}."
    said = f"{stated.word}, {stated.texts[2]}"
    return replace(told, severity=Severity.PROBABLE, explanation=words, published=said, right="", slip="")


def _more_than_all(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """A part that is more than its whole, and by a slip of the hand: "94 of the 91 (81.3%)"."""
    _, whole, share = stated.numbers
    right = whole.value * share.value / _HUNDRED
    span = (whole.value * share.low / _HUNDRED, whole.value * share.high / _HUNDRED)
    told = _told(sentence, stated, 0, span, right, f"{stated.texts[2]} of {stated.texts[1]}")
    if told.slip:
        yield told


def _each(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    cost, number, _ = stated.numbers
    if number.value > 0 and stated.texts[1] != "£1":  # "£2.06 for every £1"
        span = (cost.low / number.value, cost.high / number.value)
        yield _told(
            sentence, stated, 2, span, cost.value / number.value, f"{stated.texts[0]} / {stated.texts[1]}"
        )


def _rate(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    number, people, _ = stated.numbers
    if people.value > 0:
        right = stated.per * number.value / people.value
        working = f"{stated.texts[0]} / {stated.texts[1]} × {plain(stated.per)}"
        yield _told(sentence, stated, 2, (right, right), right, working)


def _sum(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    total = sum((number.value for number in stated.numbers[1:]), Decimal(0))
    yield _told(sentence, stated, 0, (total, total), total, " + ".join(stated.texts[1:]))


def _mean(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """So many in a year, and so many a month, week or day: a mean may be rounded, and a year has 52 weeks or 53."""
    total, fewest, most = stated.numbers[0].value, *IN_A_YEAR[stated.way]
    span = (total / most, total / fewest)
    right = total / fewest
    yield _told(sentence, replace(stated, way=""), 1, span, right, f"{stated.texts[0]} / {fewest}")


def _balance(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """What there was, with what came and without what went, is what is left."""
    opened, added, taken, _ = (number.value for number in stated.numbers)
    right = opened + added - taken
    working = f"{stated.texts[0]} + {stated.texts[1]} − {stated.texts[2]}"
    yield _told(sentence, stated, 3, (right, right), right, working)


def _rest(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """What is left of a hundred, within the rounding of the parts."""
    parts = stated.numbers[1:]
    low = _HUNDRED - sum((number.high for number in parts), Decimal(0))
    high = _HUNDRED - sum((number.low for number in parts), Decimal(0))
    working = f"100 − {' − '.join(stated.texts[1:])}"
    yield _told(sentence, stated, 0, (low, high), (low + high) / 2, working, Severity.PROBABLE)


def _tally(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    total = sum((number.value for number in stated.numbers[1:]), Decimal(0))
    working = " + ".join(stated.texts[1:])
    yield _told(sentence, stated, 0, (total, total), total, working, Severity.PROBABLE)


def _times(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    own, _, other = stated.numbers
    if other.value > 0:
        right = own.value / other.value
        yield _told(
            sentence,
            stated,
            1,
            (right * _LESS, right * _MORE),
            right,
            f"{stated.texts[0]} / {stated.texts[2]}",
        )


def _average(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """The mean of a list is what its figures make, divided by how many they are."""
    parts = stated.numbers[1:]
    spans = [_span(each) for each in parts]
    low, high = (sum((span[end] for span in spans), Decimal(0)) / len(parts) for end in (0, 1))
    right = sum((each.value for each in parts), Decimal(0)) / len(parts)
    working = f"({' + '.join(stated.texts[1:])}) / {len(parts)}"
    yield _told(sentence, stated, 0, (low, high), right, working, Severity.PROBABLE)


def _index(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """An index is one count on the other as a hundred: which on which, the nearer of the two says."""
    index, *counts = stated.numbers
    if all(each.value > 0 for each in counts):
        ways = (counts, counts[::-1])
        now, base = min(ways, key=lambda way: abs(_HUNDRED * way[0].value / way[1].value - index.value))
        right = _HUNDRED * now.value / base.value
        working = f"{plain(now.value)} / {plain(base.value)} × 100"
        yield _told(sentence, stated, 0, (right, right), right, working)


def _carried(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """A total moves by as much as the part of it that was corrected."""
    _, old, right, wrong = (number.value for number in stated.numbers)
    total = old + right - wrong
    working = f"{stated.texts[1]} + {stated.texts[2]} − {stated.texts[3]}"
    yield _told(sentence, stated, 0, (total, total), total, working)


def _order(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """Which of two is higher, with both in brackets."""
    own, other = stated.numbers
    low, high = (other, own) if is_down(stated.way) or stated.way == "smaller" else (own, other)
    holds = low.value >= high.value
    said = stated.word or stated.way
    right = "as many" if own.value == other.value else _OTHERWISE[said]
    words, place = f"{stated.texts[0]} is not {stated.way} than {stated.texts[1]}.", sentence.place
    yield Relation(RULE, SENTENCE, (), holds, Severity.CERTAIN, words, {}, "", (), place, said, right)


def _most(sentence: PrintedSentence, stated: Stated) -> Iterator[Relation]:
    """Those that went one way and those that went the other are no more than all, and all did not go one way."""
    whole, *parts = (number.value for number in stated.numbers)
    told = sum(parts, Decimal(0))
    holds = told <= whole and not (stated.word and told == whole)
    listed = " and ".join(stated.texts[1:])
    words = f"{listed} are {plain(told)}, and there are {stated.texts[0]}."
    if stated.word:
        words = (
            f"{listed} are all of the {stated.texts[0]}; the sentence says of both \u201c{stated.word}\u201d."
        )
    said, right = (stated.word, "the other way") if stated.word else (listed, f"{plain(whole)} at most")
    place = sentence.place
    yield Relation(RULE, SENTENCE, (), holds, Severity.PROBABLE, words, {}, "", (), place, said, right)


_OTHERWISE = {
    "up": "down",
    "down": "up",
    "more": "fewer",
    "fewer": "more",
    "less": "more",
    "higher": "lower",
    "lower": "higher",
    "greater": "smaller",
    "smaller": "greater",
    "above": "below",
    "below": "above",
    "over": "under",
    "under": "over",
    "short": "over",
}
_MEANS = (StatedKind.MEAN, StatedKind.EACH, StatedKind.RATE)
_LESS = exactly("test.prose.sentence_stated", "less")
_MORE = exactly("test.prose.sentence_stated", "more")
IN_A_YEAR = {"month": (12, 12), "quarter": (4, 4), "week": (52, 53), "day": (365, 366)}
_TESTS: dict[StatedKind, Callable[[PrintedSentence, Stated], Iterator[Relation]]] = {
    StatedKind.APART: _apart,
    StatedKind.SHARE: _share,
    StatedKind.EACH: _each,
    StatedKind.RATE: _rate,
    StatedKind.SUM: _sum,
    StatedKind.MEAN: _mean,
    StatedKind.REST: _rest,
    StatedKind.BALANCE: _balance,
    StatedKind.TALLY: _tally,
    StatedKind.TIMES: _times,
    StatedKind.ORDER: _order,
    StatedKind.MOST: _most,
    StatedKind.AVERAGE: _average,
    StatedKind.INDEX: _index,
    StatedKind.CARRIED: _carried,
}


def _told(
    sentence: PrintedSentence,
    stated: Stated,
    at: int,
    span: Interval,
    right: Decimal,
    working: str,
    severity: Severity = Severity.CERTAIN,
) -> Relation:
    """The relation of the figure `at` its place in the claim to what the others make."""
    number, said = stated.numbers[at], stated.texts[at]
    holds = overlap(_span(number), span)
    if not holds and stated.way.lower() in _OTHERWISE and overlap(_span(number), (-span[1], -span[0])):
        return _other_way(sentence, stated, severity)
    expected = _expected(right, number, stated.way)
    holds = holds or (expected == said and stated.kind in _MEANS)  # rounded, as a mean is
    made = plain(right, number.decimals + 1)
    unit = "%" if number.unit == "%" else ""
    words = f"{working} = {made}{unit}, not {said}{f' {stated.way}' if stated.way else ''}."
    slip = "" if holds else likely_slip(said, expected)
    return Relation(RULE, SENTENCE, (), holds, severity, words, {}, slip, (), sentence.place, said, expected)


def _expected(right: Decimal, number: PrintedNumber, way: str) -> str:
    return show(right, number) if right >= 0 or not way else f"{show(-right, number)} the other way"


def _other_way(sentence: PrintedSentence, stated: Stated, severity: Severity) -> Relation:
    """The figures fit one another, and the word between them says it the other way."""
    said, more = stated.word or stated.way, _OTHERWISE[stated.way.lower()]
    right = _OTHERWISE.get(said, "a decrease" if is_down(more) else "an increase")
    own, apart, other = stated.texts
    words, place = f"{own} against {other} is {apart} {more}, not \u201c{said}\u201d.", sentence.place
    return Relation(RULE, SENTENCE, (), False, severity, words, {}, "", (), place, said, right)
