"""Joins a claim to the series of the tables that it speaks of, or to none where that is unsure (R87).

A tie is strong when the series' label stands in the claim's words, the claim names nothing that the label has not, the
place and the quarter do not contradict, and the two stand in one part of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.book import Book
from tithing.checking.measures import is_rate, measure_of
from tithing.checking.printed import PrintedSentence, PrintedTable
from tithing.checking.sentences.places import Places, places_of
from tithing.checking.sentences.series import Series, series_of
from tithing.checking.sentences.words import likeness, stems_of, words_of
from tithing.checking.spans import quarter_named, read_span, spans_in
from tithing.vocabulary.period import Period

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
    places: Places
    own: str  # the place that the document is about, where tables name several
    by_label: Mapping[tuple[str, bool], tuple[Series, ...]]  # without places; and whether they are rates
    tables: tuple[PrintedTable, ...]  # those with series whose line is known, in the order of their lines

    @property
    def areas(self) -> tuple[str, ...]:
        return self.places.names

    def alike(self, one: Series) -> Iterator[Series]:
        """The series of the same measure, under whichever label, in reading order within each."""
        measure = measure_of(self.places.left_out(one.label))
        for (label, _), series in self.by_label.items():
            if measure_of(label) == measure:
                yield from series


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


@lru_cache(maxsize=4)
def ground_of(book: Book) -> Ground:
    """The series and the places of a document."""
    series = series_of(book)
    places = places_of(one.area for one in series)
    by_label: dict[tuple[str, bool], list[Series]] = defaultdict(list)
    for one in series:
        by_label[places.left_out(one.label), one.kind == "rate" or is_rate(one.label)].append(one)
    tables = {id(one.sheet.table): one.sheet.table for one in series if one.sheet.table.place.line}
    return Ground(
        series,
        places,
        _own(book, places),
        {label: tuple(members) for label, members in by_label.items()},
        tuple(sorted(tables.values(), key=_line)),
    )


def ties(
    ground: Ground, subject: str, sentence: PrintedSentence, *, rate: bool = False, anywhere: bool = False
) -> tuple[Tie, ...]:
    """The series a subject may speak of, the likeliest first; `anywhere` leaves the place open."""
    if _OTHER_TIME.search(sentence.text):
        return ()
    when, above = _when(sentence), _table_above(ground, sentence)
    named = areas_named(ground, f"{subject} ") or areas_named(ground, sentence.text)
    fits = {} if anywhere else _fitting(ground, named)
    found: list[Tie] = []
    for label, series in _spoken_of(ground, subject, rate=rate):
        for one in series:
            if fits.get(one.area, anywhere) and _time_fits(one, when):
                beside = len(one.sheet.table.rows) == 1 and one.sheet.table is above
                near = stands_near(one, sentence)
                found.append(Tie(one, label.score, label.extra, near, label.whole, beside, label.entire))
    return tuple(sorted(found, key=lambda tie: (not tie.near, -tie.score, len(tie.extra), -tie.entire)))


def areas_named(ground: Ground, text: str) -> tuple[str, ...]:
    """The places of the tables that a text names."""
    return ground.places.named_in(text)


def _spoken_of(ground: Ground, subject: str, *, rate: bool) -> Iterator[tuple[_Fit, tuple[Series, ...]]]:
    """The series of each label that the words of a subject meet, with how far they meet it."""
    phrase = ground.places.left_out(subject)
    for (label, of_rate), series in ground.by_label.items():
        fit = _fit(label, phrase) if of_rate is rate else None
        if fit is not None:
            yield fit, series


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


def _line(table: PrintedTable) -> int:
    return table.place.line or 0


def _table_above(ground: Ground, sentence: PrintedSentence) -> PrintedTable | None:
    """The last table before a sentence, where lines are known."""
    above = bisect_left(ground.tables, sentence.place.line or 0, key=_line)
    return ground.tables[above - 1] if above else None


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


def _time_fits(one: Series, when: _When) -> bool:
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


def _own(book: Book, places: Places) -> str:
    """The place that the sentences and headings name most."""
    counts: Counter[str] = Counter()
    for sentence in book.document.sentences:
        counts.update(places.named_in(sentence.text))
    for table in book.document.tables:
        counts.update(list(dict.fromkeys(area for head in table.context for area in places.named_in(head))))
    return next((area for area, _ in counts.most_common(1)), "")


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
