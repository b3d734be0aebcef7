"""Joins a claim to the series of the tables that it speaks of, or to none where that is unsure (R87).

A tie is strong when the series' label stands in the claim's words, the claim names nothing that the label has not, the
place and the quarter do not contradict, and the two stand in one part of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.book import Book, same_area
from tithing.checking.measures import is_rate
from tithing.checking.printed import PrintedSentence, PrintedTable
from tithing.checking.sentences.series import Series, series_of
from tithing.checking.sentences.words import likeness, stems_of, words_of
from tithing.checking.spans import quarter_named, read_span, spans_in

_ENOUGH = 0.66
_NEAR_LINES = 60
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
_IN_QUARTER = re.compile(
    r"\b(?:in|during|for|of|at|by)\s+(?:the\s+)?(?:q|quarter\s*|qtr\s*)([1-4])\b", re.IGNORECASE
)


@dataclass(frozen=True, eq=False)
class Tie:
    """A claim's words and a series: how much of the label is met, what is named besides, and how near they stand."""

    series: Series
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


@dataclass(frozen=True, eq=False)
class Ground:
    """Everything sentences can be tied to in one document."""

    series: tuple[Series, ...]
    areas: tuple[str, ...]
    own: str  # the place that the document is about, where tables name several


@lru_cache(maxsize=4)
def ground_of(book: Book) -> Ground:
    """The series and the places of a document."""
    series = series_of(book)
    areas = tuple(dict.fromkeys(one.area for one in series if one.area))
    return Ground(series, areas, _own(book, areas))


def ties(ground: Ground, subject: str, sentence: PrintedSentence, *, rate: bool = False) -> tuple[Tie, ...]:
    """The series a subject may speak of, the likeliest first."""
    named = areas_named(ground, f"{subject} ") or areas_named(ground, sentence.text)
    found = [tie for one in ground.series for tie in _tie(ground, one, subject, sentence, named, rate)]
    return tuple(sorted(found, key=lambda tie: (not tie.near, -tie.score, len(tie.extra), -tie.entire)))


def areas_named(ground: Ground, text: str) -> tuple[str, ...]:
    """The places of the tables that a text names."""
    return tuple(area for area in ground.areas if _names(text, area))


def _tie(
    ground: Ground, one: Series, subject: str, sentence: PrintedSentence, named: Sequence[str], rate: bool
) -> Iterator[Tie]:
    if rate is not (one.kind == "rate" or is_rate(one.label)):
        return
    if not _place_fits(ground, one, named) or not _time_fits(one, sentence):
        return
    label, phrase = _without(ground.areas, one.label), _without(ground.areas, subject)
    alike, core = likeness(label, phrase), likeness(core_of(label), phrase)
    score = max(alike.label, core.label)
    if score < _ENOUGH:
        return
    named_besides = set(likeness(label, core_of(phrase)).extra)
    extra = tuple(word for word in alike.extra if word in named_besides)
    beside = len(one.sheet.table.rows) == 1 and one.sheet.table is _table_above(ground, sentence)
    whole = alike.whole or core.whole
    yield Tie(one, score, extra, stands_near(one, sentence), whole, beside, alike.label)


def core_of(label: str) -> str:
    """A label without who received or recorded it: prose seldom says that again."""
    core = _PROVIDER.split(label)[0]
    return core if any(word.weight == 1 for word in words_of(core)) else label


def _table_above(ground: Ground, sentence: PrintedSentence) -> PrintedTable | None:
    """The last table before a sentence, where lines are known."""
    if sentence.place.line is None:
        return None
    above = [
        one.sheet.table for one in ground.series if (one.sheet.table.place.line or 0) < sentence.place.line
    ]
    return max(above, key=lambda table: table.place.line or 0, default=None)


@lru_cache(maxsize=16384)
def _without(areas: tuple[str, ...], text: str) -> str:
    for area in areas:
        text = re.sub(rf"\b{re.escape(area)}\b(?:'s)?", " ", text, flags=re.IGNORECASE)
    return text


def _place_fits(ground: Ground, one: Series, named: Sequence[str]) -> bool:
    if not one.area:
        return not named or not ground.own or any(same_area(area, ground.own) for area in named)
    if named:
        return any(same_area(area, one.area) for area in named)
    return bool(ground.own) and same_area(one.area, ground.own)


def _time_fits(one: Series, sentence: PrintedSentence) -> bool:
    """The quarter that the sentence's headings name, and the period that it names itself, are the series' own."""
    stated = next((q for q in map(quarter_named, reversed(sentence.context)) if q is not None), None)
    if stated is not None and one.quarter is not None and stated != one.quarter:
        return False
    over = next(
        (s for s in map(read_span, reversed(sentence.context)) if s and s.month_count in (1, 3)), None
    )
    if (
        over is not None
        and one.period is not None
        and one.period.month_count == 3
        and not over.covers(one.period)
    ):
        return False
    if _OTHER_TIME.search(sentence.text):
        return False
    spans = spans_in(sentence.text)
    if not spans or one.period is None:
        return True
    return any(span.covers(one.period) and span.month_count == one.period.month_count for span in spans)


def quarters_said(text: str) -> tuple[int, ...]:
    """The quarters a sentence says it speaks of: "in Q4", not "compared to Q2"."""
    return tuple(
        int(hit[1])
        for hit in _IN_QUARTER.finditer(text)
        if "compar" not in text[max(0, hit.start() - 16) : hit.start()]
    )


def stands_near(one: Series, sentence: PrintedSentence) -> bool:
    """Whether the table and the sentence stand in one part of the document."""
    table = one.sheet.table
    if table.place.line is not None and sentence.place.line is not None:
        gap = sentence.place.line - table.place.line
        return -_NEAR_LINES // 2 <= gap <= _NEAR_LINES + len(table.rows) and _shared(
            table.context, sentence.context
        )
    if table.place.page is not None and sentence.place.page is not None:
        return abs(table.place.page - sentence.place.page) <= 1
    return _shared(table.context, sentence.context) and bool(sentence.context)


def _shared(above: Sequence[str], over: Sequence[str]) -> bool:
    """One heading in common, or none above either."""
    return bool(set(above) & set(over)) or not above or not over


def _names(text: str, area: str) -> bool:
    first = re.split(r"\s+(?:&|and)\s+|-", area)[0]
    return len(first) > 3 and re.search(rf"\b{re.escape(first)}\b", text, re.IGNORECASE) is not None


def _own(book: Book, areas: Sequence[str]) -> str:
    """The place that the sentences and headings name most."""
    if not areas:
        return ""
    counts: Counter[str] = Counter()
    for sentence in book.document.sentences:
        counts.update(area for area in areas if _names(sentence.text, area))
    for table in book.document.tables:
        counts.update(area for area in areas if any(_names(heading, area) for heading in table.context))
    return counts.most_common(1)[0][0] if counts else ""


__all__ = [
    "Ground",
    "Tie",
    "areas_named",
    "ground_of",
    "quarters_said",
    "stands_near",
    "stems_of",
    "ties",
    "words_of",
]
