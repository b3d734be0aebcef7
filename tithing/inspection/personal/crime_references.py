"""References of a crime, an incident, a log or a custody record, in the styles of the forces.

Each force writes its own: what they share is a serial number with a year, parted by slants or after a word.
"""

from __future__ import annotations

import re

from tithing.inspection.days import DAY, read_day
from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office

_YEAR = r"(?:20)?[012][0-9]"
_SHAPES = re.compile(
    rf"(?<![\w/.-])(?!uk(?:si|pga|la)/|asp/|[wn]i?si/|wsi/)(?:[A-Z]{{2,5}}/{_YEAR}/[0-9]{{4,7}}|[A-Z]{{1,5}}/(?!(?:19|20)[0-9]{{2}}/)[0-9]{{4,8}}/{_YEAR}|[0-9]{{2}}/[0-9]{{4,6}}/{_YEAR}"
    rf"|[0-9]{{2}}[A-Z][A-Z0-9]/[0-9]{{3,6}}/{_YEAR}|[A-Z]{{2,5}}/[0-9]{{6,9}}|[A-Z]{{2}}[012][0-9]/[0-9]{{4,7}}"
    rf"|[0-9]{{5,7}}/{_YEAR}|[A-Z][0-9]{{3,5}}[A-Z]?/{_YEAR}|[0-9]{{2}}[A-Z]{{2}}/[0-9]{{3,6}}[A-Z]/{_YEAR}"
    rf"|[A-Z]{{3}}/[0-9]{{2}}[A-Z]{{2}}/[0-9]{{5,8}}/{_YEAR}|{_YEAR}\*[0-9]{{4,7}}|[A-Z]{{3}}-{_YEAR}-[0-9]{{5,7}}"
    rf"|[A-Z]{{2,4}}-[0-9]{{6,8}}-[0-9]{{3,5}}|{_YEAR}/[0-9]{{6,8}}"
    rf"|NFRC ?[0-9]{{12}})(?![\w/-]|\.[0-9])",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?<![\w/.-])(?:[A-Z]{2}[012][0-9][0-9]{6}|[0-9]{2}[A-Z]{2}[0-9]{7,9})(?![\w/.-])")
_WORDS = (
    r"(?:crimes?|c/r|occurrence|occ|incident|inc|custody|niche|athena|storm|event|offence|case|report|urn|cad|fwin|crn|cris|log|"
    r"intel(?:ligence)?)"
)
_NUMBERED = r"(?:[ .:#-]*(?:ref(?:erence)?s?|no|nos|num|number|id|report|record))*[ .:#-]*"
_AFTER_WORD = re.compile(
    rf"\b{_WORDS}{_NUMBERED}(?P<token>(?=[A-Z0-9/-]*[0-9]{{3}})[A-Z]{{0,5}}[0-9][A-Z0-9]*(?:[/-][A-Z0-9]+)*)"
    rf"(?![\w/]|[.,][0-9])",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_ON = rf"(?:{DAY}|[0-9]{{1,2}}(?:st|nd|rd|th)? ?{_MONTH}|[0-3][0-9][01][0-9][0-9]{{2}})"
_LOG = re.compile(
    rf"\b(?:log|inc|incident|cad|storm|serial|event)(?: ?(?:no|number|ref|log))?[ .:#-]*[0-9]{{1,5}}(?: of |/){_ON}(?!\w)"
    rf"|\b(?:log|inc|cad|storm)(?: ?(?:no|number|ref|log))?[ .:#-]*[0-9]{{2,5}} (?:on )?{DAY}(?!\w)"
    rf"|^[0-9]{{2,5}} of {DAY}$",
    re.IGNORECASE,
)
# A force's number, the year and a serial number of seven figures; or the year and nine; or 52, the year and six.
_BARE = re.compile(
    r"(?<![\w.,/£+-])(?:[1-6][0-9][12][0-9][0-9]{7}|[12][0-9]000[0-9]{6}|52[12][0-9][0-9]{6})(?![\w/-]|[.,][0-9])"
)
_REFERRED = re.compile(
    r"\b(?:police )?ref(?:erence)?[ .:#]*(?:no\.? ?)?([0-9]{8,12})(?![\w/]|[.,][0-9])", re.IGNORECASE
)
_HEADING = re.compile(
    r"(?:.* )?(?:crime|police|occurrence|incident|niche|athena|cad|log|urn|storm|crn|cris|custody|intel|event)"
    r"(?P<numbered>(?: (?:ref|reference|no|num|number|id|urn|log))*)",
    re.IGNORECASE,
)
_IN_COLUMN = re.compile(r"(?=(?:[^0-9]*[0-9]){3})[A-Z0-9][A-Z0-9/*. -]{2,24}", re.IGNORECASE)
_SAID = re.compile(
    r"ref|no\b|num|\bid\b|report|record|#|urn|cad|fwin|crn|cris|niche|athena|log", re.IGNORECASE
)
_NO_REFERENCE = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-/](?:19|20)?[0-9]{2})?|[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4})"
)


def _spans(text: str, where: Where) -> Spans:
    for match in _SHAPES.finditer(text):
        if not is_of_an_office(text, match.span(), where):
            yield *match.span(), True
    for pattern in (_TOGETHER, _BARE):
        for match in pattern.finditer(text):
            if not is_of_an_office(text, match.span(), where):
                yield *match.span(), False
    for match in _REFERRED.finditer(text):
        if not is_of_an_office(text, match.span(), where):
            yield *match.span(1), False
    if _is_in_a_column_of_them(text.strip(), where):
        yield 0, len(text), True
    yield from _after_words(text)


def _is_in_a_column_of_them(cell: str, where: Where) -> bool:
    """Under "log no" anything with three figures; under "incident" alone it is longer than a count or has signs."""
    headed = _HEADING.fullmatch(re.sub(r"[^a-z0-9]+", " ", where.heading.lower()).strip())
    if headed is None or not _IN_COLUMN.fullmatch(cell) or _NO_REFERENCE.fullmatch(cell) or read_day(cell):
        return False
    figures = len(re.sub(r"[^0-9]", "", cell))
    return bool(headed["numbered"]) or figures >= 7 or re.search("[/*-]|[A-Z]", cell) is not None


def _after_words(text: str) -> Spans:
    for match in _LOG.finditer(text):
        yield *match.span(), True
    for match in _AFTER_WORD.finditer(text):
        token = match["token"]
        if not _NO_REFERENCE.fullmatch(token) and _is_said(match[0], token):
            yield *match.span("token"), True


def _is_said(whole: str, token: str) -> bool:
    """A number after "crime" is a reference when it is called one, or is too long for a count."""
    return _SAID.search(whole.removesuffix(token)) is not None or len(re.sub(r"[^0-9]", "", token)) >= 7


KIND = Kind(
    slug="crime_references",
    called="a crime, incident or custody reference",
    finds="CVP/24/012345, 42/12345/24, 12CF/1234/24, 24*123456, SE24123456, log 123 of 4/5/24 or of 4 May, a number after "
    "crime reference, incident number, CAD, URN, Niche, custody number, and what stands in a column of these; eleven "
    "figures with a force's number and a year are asked about",
    leaves="a count of crimes, a year (crime 2023/24), codes of areas (E01011950), references of budgets, policies and orders",
    spans=_spans,
)
