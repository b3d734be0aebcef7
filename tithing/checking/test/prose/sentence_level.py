"""A level said in prose is the level of its table: "there were 36 lamp thefts this quarter" where the row has 63 (R87).

Told as probable only where one slip of hand makes the printed number of the right one; another number near it is asked
about, and one far from it is of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.plain_levels import Level, levels_in
from tithing.checking.understand.sentences.ground import Ground, ground_of
from tithing.checking.understand.sentences.tie import Tie, ties

RULE = "sentence_level"
_NEAR = counted("test.prose.sentence_level", "near")
_SMALLEST = counted("test.prose.sentence_level", "smallest")


def relations(book: Pack) -> Iterator[Relation]:
    """For each plain level that one row surely holds: is it that row's?"""
    ground = ground_of(book)
    for sentence in book.document.sentences:
        for level in levels_in(sentence.text):
            yield from _of_level(ground, sentence, level)


def _of_level(ground: Ground, sentence: PrintedSentence, level: Level) -> Iterator[Relation]:
    found = [tie for tie in ties(ground, level.of, sentence) if tie.series.kind == "count"]
    same = next(
        filter(None, (ground.printed(tie.series).get(level.mark.number.value) for tie in found)), None
    )
    if same is not None:
        yield Relation(RULE, SENTENCE, (same,), True, place=sentence.place)
        return
    sure = [tie for tie in found if tie.near and tie.full]
    if sure and _one_figure(sure) and sure[0].series.current.exact:
        yield from _wrong(sentence, level, sure[0].series.current)


def _one_figure(sure: Sequence[Tie]) -> bool:
    return len({tie.series.current.value for tie in sure}) == 1


def _wrong(sentence: PrintedSentence, level: Level, figure: PrintedFigure) -> Iterator[Relation]:
    said, right = level.mark.number.value, figure.value
    if min(said, right) < _SMALLEST or max(said, right) > _NEAR * min(said, right):
        return
    slip = likely_slip(level.mark.text, plain(right))
    severity = Severity.PROBABLE if slip else Severity.JUDGEMENT
    words = f"{figure.where}: the table says {figure.text}, and the sentence {level.mark.text} {level.of}."
    figures, also = (figure,), (figure.place,)
    yield Relation(
        RULE,
        SENTENCE,
        figures,
        False,
        severity,
        words,
        {},
        slip,
        also,
        sentence.place,
        level.mark.text,
        plain(right),
        again=lambda put: put(figure).value == said,
    )
