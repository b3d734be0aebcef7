"""Registration marks of vehicles: every form given in the United Kingdom since the suffix letters."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office
from tithing.inspection.words import listed

_NEW = re.compile(
    r"(?<![\w-])([A-HJ-PR-Y]{2}(?:0[1-9]|[1-9][0-9]))[ -]?([A-HJ-PR-Z]{3})(?![\w-])", re.IGNORECASE
)
# Every group by itself: AB 12 CDE.
_NEW_APART = re.compile(r"(?<![\w-])[A-HJ-PR-Y]{2} (?:0[1-9]|[1-9][0-9]) ([A-HJ-PR-Z]{3})(?![\w-])")
_PREFIX = re.compile(r"(?<![\w-])([A-HJ-NPR-Y][0-9]{1,3}|Q[0-9]{3})[ -]?([A-HJ-PR-Z]{3})(?![\w-])")
_APART = re.compile(r"(?<![\w-])([A-HJ-NPR-Y]) ([0-9]{1,3}) ([A-HJ-PR-Z]{3})(?![\w-])")
_SUFFIX = re.compile(r"(?<![\w-])([A-HJ-PR-Z]{3})[ -]?([0-9]{1,3}[A-HJ-NPR-Y])(?![\w-])")
_NORTHERN_IRELAND = re.compile(r"(?<![\w-])([A-Z][A-HJ-Y]?[IZ]|[A-Z]I[A-Z])[ -]?([0-9]{3,4})(?![\w-])")
_CUE = re.compile(
    r"\b(?:reg(?:istration|istered)?|vrm|vrn|index|plates?|vehicle|car|van|moped|motor(?:bike|cycle)|bike|scooter|quad|"
    r"transit|fiesta|corsa|golf|astra|focus|bmw|audi|ford|vauxhall|lorry|taxi|driving|driven)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:vrm|vrn|reg(?:istration)?(?: (?:no|number|plate|mark))?|index(?: no)?|number plate)[ .:]*"
    r"((?=[A-Z]*[0-9])(?=[0-9]*[A-Z])[A-Z0-9]{2,4} ?[A-Z0-9]{1,4})(?!\w)"
)
# Three letters that are words or the field's short forms are no mark: FY24 APR, A19 AND, CPN 14A.
_WORDS = listed("ordinary", "short")


def _spans(text: str, where: Where) -> Spans:
    for start, end, sure in _marks(text, where):
        if not is_of_an_office(text, (start, end), where):
            yield start, end, sure


def _marks(text: str, where: Where) -> Spans:
    cued = _CUE.search(text) is not None or _CUE.search(where.heading) is not None
    yield from _new(text, cued)
    yield from _old(text, cued)
    yield from _apart(text, cued)
    yield from _others(text, cued)


def _apart(text: str, cued: bool) -> Spans:
    """Every group of it by itself."""
    for match in _NEW_APART.finditer(text):
        if cued or match[1].lower() not in _WORDS:
            yield *match.span(), cued


def _old(text: str, cued: bool) -> Spans:
    """With the year's letter before or after."""
    for match in _PREFIX.finditer(text):
        if match[2].lower() not in _WORDS:
            yield *match.span(), cued or not _is_road(match[1])
    for match in _SUFFIX.finditer(text):
        if len(match[2]) == 4 or (match[1].lower() not in _WORDS and (cued or len(match[2]) > 2)):
            yield *match.span(), True


def _new(text: str, cued: bool) -> Spans:
    for match in _NEW.finditer(text):
        small = match[0].islower()
        if _is_no_word(match[2], match[0]) and (not small or _is_mark(match, text, cued)):
            yield *match.span(), True


def _is_no_word(letters: str, whole: str) -> bool:
    return letters.lower() not in _WORDS or len(whole) == 7


def _others(text: str, cued: bool) -> Spans:
    for match in _APART.finditer(text) if cued else ():
        yield *match.span(), True
    for match in _NORTHERN_IRELAND.finditer(text):
        if cued or (len(match[1]) == 3 and not match[2].startswith(("19", "20"))):
            yield *match.span(), cued or text.strip() == match[0]
    for match in _GENERIC.finditer(text.upper()):
        yield *match.span(1), True


def _is_mark(match: re.Match[str], text: str, cued: bool) -> bool:
    """In small letters: alone, together, or where a vehicle is spoken of."""
    return cued or text.strip() == match[0] or " " not in match[0]


def _is_road(begin: str) -> bool:
    return begin[0] in "ABM" and len(begin) <= 4


KIND = Kind(
    slug="vehicles",
    called="a vehicle's registration",
    finds="AB12 CDE with or without blank or hyphen, A123 BCD, ABC 123D, Northern Ireland's ABZ 1234, and any mark "
    "after reg, VRM or index",
    leaves="roads (A689, M62 and), months of a year (FY24 Apr), short forms with numbers (CPN 14)",
    spans=_spans,
)
