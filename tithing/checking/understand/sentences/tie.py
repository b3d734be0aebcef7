"""Joins a claim to the series of the tables that it speaks of, or to none where that is unsure (R87).

A tie is strong when the series' label stands in the claim's words, the claim names nothing that the label has not, the
place and the quarter do not contradict, and the two stand in one part of the document.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import quarter_named, read_span, spans_in
from tithing.checking.thresholds import shared
from tithing.checking.understand.sentences.ground import Ground, Labelled
from tithing.checking.understand.sentences.phrases.words import likeness, stems_of, words_of
from tithing.checking.understand.sentences.series import TableSeries
from tithing.vocabulary.period import Period

_ENOUGH = shared("understand.sentences.tie", "enough")
_PROVIDER = re.compile(
    r"\b(?:received|recorded|reported|opened|attended|provided|taken|logged)\s+(?:by|to)\b", re.IGNORECASE
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OTHER_TIME = re.compile(  # figures of another stretch of time than a quarter's row
    r"\byear[\s-]to[\s-]date\b|\bso far this year\b|\bannual\w*\b|"
    r"\b(?:over|for|during|in) the (?:full |whole |financial )?year\b|"
    r"\b(?:per|each|every|a) (?:day|week)\b|\b(?:rolling|last|past) (?:12|twelve) months\b|"
    r"\bnext (?:year|quarter)\b|\btargets?\b|\bforecast\w*\b|"
    rf"\b(?:[Ii]n|[Dd]uring) (?:{_MONTHS})\b(?!\s+(?:\d{{4}}\s+)?(?:to|and|-))"
)
_TO_DATE = re.compile(r"\b(?:in\s+the\s+)?year[\s-]to[\s-]date\b|\bso far this year\b", re.IGNORECASE)
_IN_QUARTER = re.compile(
    r"\b(?:in|during|for|of|at|by)\s+(?:the\s+)?(?:q|quarter\s*|qtr\s*)([1-4])\b", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Tie:
    """A claim's words and a series: how much of the label is met, what is named besides, and how near they stand."""

    series: TableSeries
    score: float
    extra: tuple[str, ...]
    near: bool
    whole: bool = False
    beside: bool = False  # the series is the only row of the table just above
    entire: float = 0.0  # the score with who recorded it counted

    @property
    def full(self) -> bool:
        """Every telling word of the label is there, and nothing is named that the label has not."""
        return self.whole and not self.extra


@dataclass(frozen=True)
class _Fit:
    """How far the words of a subject meet a label: as in `Tie`."""

    score: float
    extra: tuple[str, ...]
    whole: bool
    entire: float


@dataclass(frozen=True)
class _When:
    """The time that a sentence speaks of: the quarter and the months that its headings state, and those it names."""

    quarter: int | None
    over: Period | None
    spans: tuple[Period, ...]


def ties(
    ground: Ground, subject: str, sentence: PrintedSentence, *, rate: bool = False, anywhere: bool = False
) -> Iterator[Tie]:
    """The series a subject may speak of: those in its part of the document first, of these the likeliest; `anywhere`
    leaves the place open."""
    to_date = _TO_DATE.search(sentence.text) is not None
    if _OTHER_TIME.search(_TO_DATE.sub(" ", sentence.text)):
        return
    phrase = ground.places.left_out(subject)
    fits = [
        (each, fit)
        for each in ground.sharing(phrase)
        if each.rate is rate and (fit := _fit(each.label, phrase))
    ]
    fits.sort(key=lambda pair: (-pair[1].score, len(pair[1].extra), -pair[1].entire))
    named = areas_named(ground, f"{subject} ") or areas_named(ground, sentence.text)
    places = None if anywhere else _fitting(ground, named)
    when, above = _when(sentence), ground.nearby.above(sentence)
    near = {id(table) for table in ground.nearby.near(sentence)}
    for labelled, fit in fits:
        for one in _of_tables(labelled, near):
            if one.to_date is to_date and _may_mean(one, places, when):
                beside = len(one.sheet.table.rows) == 1 and one.sheet.table is above
                yield Tie(one, fit.score, fit.extra, True, fit.whole, beside, fit.entire)
    for labelled, fit in fits:
        for one in labelled.series:
            far = id(one.sheet.table) not in near
            if far and one.to_date is to_date and _may_mean(one, places, when):
                yield Tie(one, fit.score, fit.extra, False, fit.whole, False, fit.entire)


def near_ties(ground: Ground, subject: str, sentence: PrintedSentence) -> list[Tie]:
    """The series that a subject may speak of in its own part of the document."""
    return list(takewhile(lambda tie: tie.near, ties(ground, subject, sentence)))


def areas_named(ground: Ground, text: str) -> tuple[str, ...]:
    """The places of the tables that a text names."""
    return ground.places.named_in(text)


def _of_tables(labelled: Labelled, near: Container[int]) -> Iterator[TableSeries]:
    return (one for table, series in labelled.by_table.items() if table in near for one in series)


def _may_mean(one: TableSeries, places: Mapping[str, bool] | None, when: _When) -> bool:
    return (places is None or places.get(one.area, False)) and _time_fits(one, when)


@lru_cache(maxsize=65536)
def _fit(label: str, phrase: str) -> _Fit | None:
    alike, core = likeness(label, phrase), likeness(core_of(label), phrase)
    score = max(alike.label, core.label)
    if score < _ENOUGH:
        return None
    named_besides = set(likeness(label, core_of(phrase)).extra)
    extra = tuple(word for word in alike.extra if word in named_besides)
    return _Fit(score, extra, alike.whole or core.whole, alike.label)


def core_of(label: str) -> str:
    """A label without who received or recorded it: prose seldom says that again."""
    core = _PROVIDER.split(label)[0]
    return core if any(word.weight == 1 for word in words_of(core)) else label


@lru_cache(maxsize=1024)
def _fitting(ground: Ground, named: tuple[str, ...]) -> Mapping[str, bool]:
    """For each place of the tables, and for none, whether a text that names these places may speak of it."""
    own = ground.places.alike.get(ground.own, frozenset())
    wanted = {other for name in named for other in ground.places.alike[name]} if named else own
    fits = dict.fromkeys(wanted, True)
    nowhere = not named or not own or bool(own & wanted)
    return fits | {"": nowhere}


@lru_cache(maxsize=64)
def _when(sentence: PrintedSentence) -> _When:
    over = next(
        (s for s in map(read_span, reversed(sentence.context)) if s and s.month_count in (1, 3)), None
    )
    quarter = next((q for q in map(quarter_named, reversed(sentence.context)) if q is not None), None)
    return _When(quarter, over, spans_in(sentence.text))


def _time_fits(one: TableSeries, when: _When) -> bool:
    """The quarter that the sentence's headings name, and the period that it names itself, are the series' own."""
    if when.quarter is not None and one.quarter is not None and when.quarter != one.quarter:
        return False
    if one.period is None:
        return True
    if when.over is not None and one.period.month_count == 3 and not when.over.covers(one.period):
        return False
    months = one.period.month_count
    return not when.spans or any(
        span.covers(one.period) and span.month_count == months for span in when.spans
    )


def speaks_of_other_time(text: str) -> bool:
    """Whether a sentence speaks of the year to date, a week, one month or a target, and so of no quarter's row."""
    return _OTHER_TIME.search(text) is not None


def quarters_said(text: str) -> tuple[int, ...]:
    """The quarters a sentence says it speaks of: "in Q4", not "compared to Q2"."""
    return tuple(
        int(hit[1])
        for hit in _IN_QUARTER.finditer(text)
        if "compar" not in text[max(0, hit.start() - 16) : hit.start()]
    )


__all__ = [
    "Tie",
    "areas_named",
    "near_ties",
    "quarters_said",
    "speaks_of_other_time",
    "stems_of",
    "ties",
    "words_of",
]
