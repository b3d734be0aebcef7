"""What a sentence sets its figures against: the year before, another quarter, or something else that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_AGAINST = (
    r"(?:compar\w+|comparison|against|than|versus|vs\.?|since|from|on|with|to|relative\s+to"
    r"|between|in|of|during|over)"
)


class Yardstick(StrEnum):
    YEAR = "the year before"
    QUARTER = "another quarter"
    QUARTER_BEFORE = "the quarter before"
    OTHER = "something else"


@dataclass(frozen=True)
class SetAgainst:
    start: int
    end: int
    against: Yardstick
    quarter: int | None = None
    year: int | None = None  # "than in 2030", where it is not said that this is the year before


_YEAR = re.compile(
    r"\b(?:same|corresponding|equivalent)\s+(?:time\s+)?(?:period|quarter|months?|time"
    r"|three\s+months)(?:\s+(?:in|of|during|from))?"
    r"\s+(?:the\s+)?(?:previous|last|prior|preceding|past)\s+year\b"
    r"|\b(?:same|corresponding|equivalent)\s+(?:time\s+)?(?:period|quarter"
    r"|months?)\s+(?:of\s+the\s+year\s+before|(?:a|the)\s+"
    r"year\s+(?:before|earlier|ago)|last\s+year)\b"
    r"|\b(?:the\s+)?(?:previous|prior|preceding)\s+year\b|\blast\s+year\b|\b(?:a|the)\s+year\s+(?:before|earlier|ago)\b"
    r"|\byear[\s-]on[\s-]year\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    rf"\b{_AGAINST}\s+(?:that\s+)?(?:in\s+|of\s+|for\s+)?(?:both\s+)?(?:q|quarter\s*|qtr\s*)(?P<q>[1-4])\b",
    re.IGNORECASE,
)
_AND_QUARTER = re.compile(r"\band\s+(?:with\s+|to\s+)?(?:q|quarter\s*|qtr\s*)(?P<q>[1-4])\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:the\s+)?(?:previous|last|prior|preceding)\s+quarter\b|\bquarter[\s-]on[\s-]quarter\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:over|in|during|for)\s+the\s+(?:last|past|previous)\s+(?:\d+|two|three|four|five|six"
    r"|seven|eight|nine|ten|twelve|few|"
    r"several|decade)(?:\s+(?:years?|months?|quarters?))?|\bsince\s+(?:\w+\s+)?(?:19|20)\d\d|\bbetween\s+(?:19|20)\d\d|"
    r"\b(?:compared\s+(?:to|with)|from|against|on|than)\s+(?:the\s+)?(?:\w+\s+)?(?:baseline|target|national|average|"
    r"(?:19|20)\d\d(?:\s*[/\u2013-]\s*\d\d(?:\d\d)?)?|pre-?\w+\s+levels?)|\bmonth[\s-](?:on|by)[\s-]month\b|"
    r"\bin\s+the\s+last\s+year\b|\bthis\s+year\b|\bper\s+year\b|\bannual\w*\b",
    re.IGNORECASE,
)

_ON_YEAR = re.compile(
    r"(?:compared\s+(?:to|with)|from|against|on|than)\s+(?:in\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)


def comparators_in(sentence: str) -> tuple[SetAgainst, ...]:
    """Everything a sentence sets its figures against, in order.

    >>> [(found.against.name, found.quarter) for found in comparators_in("compared to the previous year and Q2")]
    [('YEAR', None), ('QUARTER', 2)]
    """
    return tuple(sorted(_found(sentence), key=lambda found: found.start))


def _found(sentence: str) -> Iterator[SetAgainst]:
    years = [SetAgainst(hit.start(), hit.end(), Yardstick.YEAR) for hit in _YEAR.finditer(sentence)]
    yield from years
    quarters = [_quarter(hit) for hit in _QUARTER.finditer(sentence) if _sets_against(sentence, hit)]
    yield from quarters
    for hit in _AND_QUARTER.finditer(sentence):
        if any(0 <= hit.start() - before.end <= 2 for before in (*years, *quarters)):
            yield _quarter(hit)
    yield from (
        SetAgainst(hit.start(), hit.end(), Yardstick.QUARTER_BEFORE) for hit in _BEFORE.finditer(sentence)
    )
    for hit in _OTHER.finditer(sentence):
        if not any(year.start < hit.end() and hit.start() < year.end for year in years):
            yield SetAgainst(hit.start(), hit.end(), Yardstick.OTHER, year=_year_named(hit.group()))


def _year_named(words: str) -> int | None:
    found = _ON_YEAR.match(words)
    return int(found[1]) if found is not None else None


def _quarter(hit: re.Match[str]) -> SetAgainst:
    return SetAgainst(hit.start(), hit.end(), Yardstick.QUARTER, int(hit["q"]))


def _sets_against(sentence: str, hit: re.Match[str]) -> bool:
    """ "compared to Q2" and "than quarter 3" set against; "in Q4" and "during quarter 3" say when."""
    word = hit.group().split()[0].lower()
    if word in (
        "than",
        "since",
        "versus",
        "vs",
        "vs.",
        "against",
        "from",
        "on",
        "relative",
    ) or word.startswith("compar"):
        return True
    before = sentence[max(0, hit.start() - 30) : hit.start()].lower()
    return word in ("to", "with") and re.search(r"compar\w+\s*(?:both\s*)?$|relative\s*$", before) is not None
