"""References of a crime, an incident, a log or a custody record, in the styles of the forces.

Each force writes its own: what they share is a serial number with a year, parted by slants or after a word.
"""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_YEAR = r"(?:20)?[012][0-9]"
_SHAPES = re.compile(
    rf"(?<![\w/.-])(?!uk(?:si|pga|la)/|asp/|[wn]i?si/|wsi/)(?:[A-Z]{{2,5}}/{_YEAR}/[0-9]{{3,7}}|[A-Z]{{1,5}}/[0-9]{{4,7}}/{_YEAR}|[0-9]{{2}}/[0-9]{{4,6}}/{_YEAR}"
    rf"|[0-9]{{2}}[A-Z][A-Z0-9]/[0-9]{{3,6}}/{_YEAR}|[A-Z]{{2,5}}/[0-9]{{6,9}}|[A-Z]{{2}}[012][0-9]/[0-9]{{4,7}}"
    rf"|[0-9]{{5,7}}/{_YEAR}|[A-Z][0-9]{{3,5}}[A-Z]?/{_YEAR})(?![\w/-]|\.[0-9])",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(?<![\w/.-])(?:[A-Z]{2}[012][0-9][0-9]{6}|[0-9]{2}[A-Z]{2}[0-9]{7,9})(?![\w/.-])")
_WORDS = (
    r"(?:crimes?|occurrence|incident|custody|niche|athena|storm|event|offence|case|report|urn|cad|fwin|crn|cris|log|"
    r"intel(?:ligence)?)"
)
_NUMBERED = r"(?:[ .:#-]*(?:ref(?:erence)?s?|no|nos|num|number|id|report|record))*[ .:#-]*"
_AFTER_WORD = re.compile(
    rf"\b{_WORDS}{_NUMBERED}(?P<token>(?=[A-Z0-9/-]*[0-9]{{3}})[A-Z]{{0,5}}[0-9][A-Z0-9]*(?:[/-][A-Z0-9]+)*)"
    rf"(?![\w/]|[.,][0-9])",
    re.IGNORECASE,
)
_LOG = re.compile(
    r"\b(?:log|incident|cad|storm|serial)(?: ?(?:no|number|ref))?[ .:#-]*[0-9]{1,5} of "
    r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:20)?[0-9]{2}\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"ref|no\b|num|\bid\b|report|record|#|urn|cad|fwin|crn|cris|niche|athena|log", re.IGNORECASE
)
_NO_REFERENCE = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-/](?:19|20)?[0-9]{2})?|[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4})"
)


def _spans(text: str, where: Where) -> Spans:
    for match in _SHAPES.finditer(text):
        yield *match.span(), True
    for match in _TOGETHER.finditer(text):
        yield *match.span(), False
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
    finds="CVP/24/012345, 42/12345/24, 12CF/1234/24, SE24123456, log 123 of 4/5/24, and a number after crime "
    "reference, incident number, CAD, URN, Niche, custody number",
    leaves="a count of crimes, a year (crime 2023/24), codes of areas (E01011950)",
    spans=_spans,
)
