"""Whether a sentence speaks of the time that a group of figures is of: not the year to date, another quarter, another year."""

from __future__ import annotations

import re
from dataclasses import replace

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.read.spans import quarter_named, spans_in
from tithing.checking.understand.facts import quarter_of
from tithing.checking.understand.sentences.grid import NamedFigures, Sort
from tithing.checking.understand.sentences.phrases.comparators import Yardstick, comparators_in
from tithing.checking.understand.sentences.tie import quarters_said, speaks_of_other_time
from tithing.vocabulary.period import FULL_MONTH_NAMES

_STRETCH = re.compile(
    r"\byear[\s-]to[\s-]date\b|\bso far this year\b|\bannual\w*\b|\b(?:per|each|every|a) (?:day|week)\b|\btargets?\b"
    r"|\bforecast\w*\b|\b(?:last|previous|prior) (?:year|month|quarter)\b|\byears?\s+(?:ago|before|earlier)\b"
    r"|\bsame (?:month|period|quarter|time)\b|\bsince\b|\bon average\b|\baverages?\b",
    re.IGNORECASE,
)
_ON_THE_YEAR = re.compile(
    r"\b(?:the\s+)?same\s+(?:period|quarter|months?)(?:\s+(?:of|in|from))?\s+(?:the\s+)?(?:last|previous|prior)\s+year\b"
    r"|\b(?:the\s+)?(?:last|previous|prior)\s+year\b|\b(?:the|a)\s+year\s+(?:before|earlier|ago)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:" + "|".join(FULL_MONTH_NAMES) + r")\b")


def time_fits(group: NamedFigures, sentence: PrintedSentence) -> bool:
    """Whether the words of a sentence and its headings leave it speaking of the group's time."""
    text = sentence.text
    if _STRETCH.search(text) or (group.sort is not Sort.MONTH and _other(text)):
        return False
    headed = next((q for q in map(quarter_named, reversed(sentence.context)) if q is not None), None)
    own = quarter_of(group.sheet.table)
    said = quarters_said(text)
    if own is not None and any(quarter is not None and quarter != own for quarter in (headed, *said)):
        return False
    return _spans_fit(group, text)


def _other(text: str) -> bool:
    return speaks_of_other_time(text) or _MONTH.search(_without_ranges(text)) is not None


def _without_ranges(text: str) -> str:
    months = "|".join(FULL_MONTH_NAMES)
    return re.sub(rf"\b(?:{months})\b(?:\s+\d{{4}})?\s*(?:to|and|-|\u2013)\s*(?:{months})\b", " ", text)


def _spans_fit(group: NamedFigures, text: str) -> bool:
    """Each stretch that a sentence names is that of one of the figures, or of the headings."""
    spans = spans_in(text)
    periods = {figure.fact.period for figure in group.figures.values()} - {None}
    if not spans:
        return True
    if not periods:
        years = set(
            re.findall(r"\b20\d\d\b", " ".join((*group.sheet.table.context, *group.sheet.table.heads)))
        )
        return bool(years) and set(re.findall(r"\b20\d\d\b", text)) <= years
    return all(
        any(
            p is not None
            and span.covers(p)
            and (span.month_count == p.month_count or group.sort is Sort.MONTH)
            for p in periods
        )
        for span in spans
    )


def year_fits(group: NamedFigures, sentence: PrintedSentence) -> bool:
    """As `time_fits`, for a change on the year before: the sentence may say so, and name no other base."""
    text = _ON_THE_YEAR.sub(" ", sentence.text)
    return time_fits(group, replace(sentence, text=text)) and not any(
        found.against not in (Yardstick.YEAR,) for found in comparators_in(sentence.text)
    )
