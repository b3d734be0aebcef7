"""The figures in a sentence: percentages, points and counts, with dates, ages, references and rates' bases left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.phrases.number_words import numbers_in_words

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_MONTH_OF_YEAR = rf"\b{MONTH}\s*['\u2019]?(?:\d{{4}}|\d{{2}}(?!\d|[%.,]\d|%))(?!\s*(?:%|incidents|offences|cases))(?:\s*/\s*\d\d)?"
_MONTHS_LISTED = re.compile(
    rf"(?:\b{MONTH}\s+\d[\d,]*\s*[,;:]\s*(?:and\s+)?){{3}}", re.IGNORECASE
)  # "August 99, May 120, ..."
_LEFT_ASIDE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\"[^\"]{1,60}\"|\u201c[^\u201d]{1,60}\u201d",
        r"^\s*(?:\d+(?:\.\d+)+\.?|\d+\.|\(?[ivx\d]{1,4}\))\s",
        r"(?:(?<=%\s)|(?<=%)|(?<=cent\s)|(?<=year\s)|(?<=quarter\s))[(\[]\d{1,2}[)\]]\W*$",  # the mark of a note
        r"https?://\S+|www\.\S+|\S+@\S+",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:\s*,?\s*\d{{4}})?",
        rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}",
        _MONTH_OF_YEAR,
        r"\b\d+(?:\.\d+)?\s+to\s+(?:one|1)\b(?![,.]?\d)",  # so many of one for one of the other: slots.py
        r"\b(?:19|20)\d\d\s*(?:/|-|\u2013|to|and)\s*(?:(?:19|20)\d\d|\d\d)\b(?!,\d{3}|[%\d]|\.\d|\s*(?:%|per\s?cent))",
        r"(?<![,.\d\u00a3])\b(?:19|20)\d\d(?:s\b|\b)(?![,%]\d|%|\.\d)",
        r"\bFY\s?\d\d\s?[/-]\s?\d\d\b",
        r"\b(?:q|quarter|qtr)\s*\.?\s*[1-4]\b",
        r"\bper\s+(?:1,?000|10,?000|100,?000|head)(?:\s+(?:of\s+)?(?:the\s+)?(?:resident\s+)?(?:pop\w*|people|residents?|"
        r"households?|dwellings?|homes|head))?",
        r"\b(?:sections?|tables?|charts?|figures?|appendi\w+|pages?|objectives?|priority|items?|paragraphs?|phases?|"
        r"minutes?|levels?|bands?|notes?|categor\w+|class|tiers?|schedules?|articles?|parts?"
        r"|version|draft|level|room|"
        r"route|step|stage|wards?\sno|act|no\.|number)\s+\d+(?:\.\d+)*\b(?!\s*%)",
        r"(?<!last\s)(?<!this\s)(?<!previous\s)\byears?\s+\d{1,2}\b(?!\s*%|[,.]\d)",
        r"\bage[ds]?\s+(?:of\s+)?(?:between\s+)?\d+(?:\s*(?:-|\u2013|to|and)\s*\d+)?\+?(?:\s*(?:and"
        r"|or)\s+(?:over|under))?",
        r"\b\d+\s*(?:-|\u2013|to)\s*\d+\s+years?\b(?:\s+olds?)?",
        r"\b\d+[\s-]*(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?)\b(?:[\s-]*old)?",
        r"\bcovid[\s-]*19\b|\b24/7\b|\bF\d\b",
        r"\b\d+\s+or\s+(?:more|fewer|less|over|under)\b",
        r"\b\d+(?:st|nd|rd|th)\b",
        r"\b\d{1,2}[.:]\d\d\s*(?:am|pm|hours|hrs)\b|\b\d{1,2}\s*(?:am|pm)\b",
        r"\b(?:90|95|99|99\.8)\s*(?:%|per cent)\s+(?:confidence|intervals?|limits?|ci)\b",
        r"\bout of\s+\d[\d,]*|\b1 in \d+\b|\b\d+\s*(?:miles?|km|metres?|m2)\b",
        r"\u00a3\s?\d[\d,.]*\s*(?:k|m|bn|million|thousand)?\b",
        r"\btel\w*:?\s*[\d\s]+",
    )
)
_FIGURE = re.compile(
    r"(?P<sign>(?:(?<=\()\s*[-+\u2212\u2013]\s*"
    r"|(?<![\w.)])[-+\u2212]))?(?<![\w.,&#\u00a3])(?<![^%]/)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)"
    r"(?P<fraction>\.\d+)?(?P<unit>\s*(?:percentage\s+points?|pp\b|ppts?\b|points?\b"
    r"|%\s*points?|%|per\s?cent\b))?(?(unit)(?!\w)|(?![\w/%]))"
)
_BOUND_ROOM = counted("understand.sentences.phrases.marks", "bound_room")
_BOUND = re.compile(
    r"\b(?:(?P<more>more\s+than|over|above|at\s+least|in\s+excess\s+of)|less\s+than|under|fewer\s+than|below|up\s+to|almost|nearly)\s*$",
    re.IGNORECASE,
)
APPROXIMATE = re.compile(
    r"\b(?:about|around|approximately|approx\.?|roughly|some|almost|nearly|just\s+(?:over|under"
    r"|above|below)|over|more\s+than|"
    r"less\s+than|under|fewer\s+than|at\s+least|up\s+to|circa|c\.|in\s+excess\s+of|close\s+to)\s*$",
    re.IGNORECASE,
)


class MarkKind(StrEnum):
    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


@dataclass(frozen=True)
class Mark:
    """One figure of a sentence. `sign` is -1, 0 (none printed) or 1; `loose` when "about" stands before it."""

    start: int
    end: int
    kind: MarkKind
    number: PrintedNumber
    text: str
    sign: int = 0
    loose: bool = False
    bound: int = 0  # 1 after "more than", -1 after "less than"
    word: str = ""  # the word behind it that gives its sign: "12 fewer"

    def room(self, share: Decimal) -> tuple[Decimal, Decimal]:
        """What "about" leaves on either side of the figure, and "more than" on one of them."""
        room = abs(self.number.value) * share if self.loose else Decimal(0)
        wide = room * _BOUND_ROOM
        return (
            (Decimal(0), wide) if self.bound > 0 else (wide, Decimal(0)) if self.bound < 0 else (room, room)
        )


@lru_cache(maxsize=8192)
def plain_text(sentence: str) -> str:
    """A sentence with every figure that is no figure (dates, ages, references) blanked, places kept.

    >>> plain_text("In Q3 2020/21 it rose by 7%.")
    'In            it rose by 7%.'
    """
    text = sentence.replace("\u00a0", " ")
    listed = _MONTHS_LISTED.search(text) is not None
    for pattern in _LEFT_ASIDE:
        if not (listed and pattern.pattern == _MONTH_OF_YEAR):
            text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


@lru_cache(maxsize=8192)
def marks_in(sentence: str) -> tuple[Mark, ...]:
    """The figures of a sentence in order.

    >>> [(mark.kind.value, mark.text) for mark in marks_in("Up 39% (+350) per 1,000 people in March 2018")]
    [('percent', '39%'), ('count', '+350')]
    """
    text = plain_text(sentence)
    return tuple(sorted((*_marks(text), *_said(text)), key=lambda mark: mark.start))


def _said(text: str) -> Iterator[Mark]:
    """The numbers in words by which something changed."""
    for found, value in numbers_in_words(text):
        number = read_number(str(value))
        assert number is not None
        yield Mark(found.start(), found.end(), _kind(found["unit"] or ""), number, found.group().strip())


def _marks(text: str) -> Iterator[Mark]:
    for found in _FIGURE.finditer(text):
        number = read_number(f"{found['digits']}{found['fraction'] or ''}")
        if number is None:
            continue
        yield Mark(
            found.start(),
            found.end(),
            _kind(found["unit"] or ""),
            number,
            found.group().strip(),
            _sign(found["sign"] or ""),
            APPROXIMATE.search(text[: found.start()]) is not None,
            _bound(text[: found.start()]),
        )


def _bound(ahead: str) -> int:
    found = _BOUND.search(ahead)
    return 0 if found is None else 1 if found["more"] else -1


def _kind(unit: str) -> MarkKind:
    word = unit.strip().lower()
    if not word:
        return MarkKind.COUNT
    return MarkKind.POINTS if "point" in word or word.startswith("pp") else MarkKind.PERCENT


def _sign(printed: str) -> int:
    mark = printed.strip()
    if not mark:
        return 0
    return 1 if mark == "+" else -1
