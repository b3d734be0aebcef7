"""Parts of a whole in prose: "28%, 348 incidents", "17, 14 and 11 equated to 59%", "more than one third (37%)" (R87).

The whole is looked for among the figures near the sentence: a share that no such figure gives, while the part and the
measure are sure, is wrong. A fraction in words and the per cent beside it must be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.shares import Share, percent_beside, shares_in
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.phrases.fractions import Fraction, fractions_in
from tithing.checking.understand.sentences.phrases.marks import Mark
from tithing.checking.understand.sentences.tie import Tie, areas_named, near_ties

RULE = "sentence_share"
_HUNDRED = Decimal(100)
_NEAR = counted("test.prose.sentence_share", "near")
_FAR = counted("test.prose.sentence_share", "far")


def relations(book: Pack) -> Iterator[Relation]:
    """For each share with its part in figures: is there a whole that gives it? For each fraction: is it the per cent?"""
    ground = ground_of(book)
    before = ""
    for sentence in book.document.sentences:
        for fraction in fractions_in(sentence.text):
            mark = percent_beside(sentence.text, fraction)
            if mark is not None:
                yield _fraction(sentence, fraction, mark)
        for share in shares_in(sentence.text):
            yield from _of_share(ground, sentence, share, before)
        before = sentence.text


def _fraction(sentence: PrintedSentence, fraction: Fraction, mark: Mark) -> Relation:
    holds = overlap((mark.number.low, mark.number.high), (fraction.low, fraction.high))
    words = f"\u201c{fraction.text}\u201d is {_between(fraction)}, and the figure beside it is {mark.text}."
    return Relation(
        RULE,
        SENTENCE,
        (),
        holds,
        Severity.PROBABLE,
        words,
        place=sentence.place,
        published=f"{fraction.text}, {mark.text}",
    )


def _between(fraction: Fraction) -> str:
    return f"{plain(fraction.low, 0)}% to {plain(fraction.high, 0)}%"


def _of_share(ground: Ground, sentence: PrintedSentence, share: Share, before: str) -> Iterator[Relation]:
    """The part and the per cent imply a whole; the measure's own figure must be one such."""
    if share.whole is not None:
        yield _own_whole(sentence, share, share.whole)
        return
    found = near_ties(ground, share.of, sentence) if share.of else []
    if not found and not areas_named(ground, share.of):
        found = near_ties(ground, f"{before} {share.of}", sentence)
    wholes = [tie.series.current for tie in found if tie.series.kind == "count"]
    fitting = [figure for figure in wholes if _gives(share, figure)]
    if fitting:
        yield Relation(RULE, SENTENCE, (fitting[0],), True, place=sentence.place)
    elif wholes and _sure(share, found, wholes[0]):
        yield _wrong(sentence, share, wholes[0])


def _sure(share: Share, found: Sequence[Tie], whole: PrintedFigure) -> bool:
    """Only a whole of the right size is contradicted: 59% of 72 is 58.3%, while 59% of 5,000 speaks of something else."""
    if not whole.exact or whole.value <= 0 or not share.exact:
        return False
    sole = len({tie.series.label for tie in found}) == 1
    away = abs(_HUNDRED * share.part / whole.value - share.percent.number.value)
    return away <= (_FAR if sole and found[0].whole else _NEAR) and (found[0].score >= 0.9 or sole)


def _gives(share: Share, whole: PrintedFigure) -> bool:
    if whole.low <= 0:
        return False
    number = share.percent.number
    exact = (_HUNDRED * share.part / whole.high, _HUNDRED * share.part / whole.low)
    return overlap(exact, (number.low, number.high)) or (
        share.percent.loose and abs(exact[0] - number.value) <= 3
    )


def _wrong(sentence: PrintedSentence, share: Share, whole: PrintedFigure) -> Relation:
    right = plain(_HUNDRED * share.part / whole.value, share.percent.number.decimals) + "%"
    exact = plain(_HUNDRED * share.part / whole.value, share.percent.number.decimals + 1)
    words = f"{share.words} of the {whole.text} in the table ({whole.where}) is {exact}%, "
    words += f"so {right}, not {share.percent.text}."
    return Relation(
        RULE,
        SENTENCE,
        (whole,),
        False,
        Severity.PROBABLE,
        words,
        also=(whole.place,),
        place=sentence.place,
        published=share.percent.text,
        right=right,
    )


def _own_whole(sentence: PrintedSentence, share: Share, whole: Mark) -> Relation:
    value = whole.number.value
    exact = _HUNDRED * share.part / value if value else Decimal(0)
    right = plain(exact, share.percent.number.decimals) + "%"
    holds = (
        overlap((exact, exact), (share.percent.number.low, share.percent.number.high)) or share.percent.loose
    )
    words = f"{share.words} of {whole.text} is {right}, not {share.percent.text}."
    return Relation(
        RULE,
        SENTENCE,
        (),
        holds,
        Severity.CERTAIN,
        words,
        place=sentence.place,
        published=share.percent.text,
        right=right,
    )
