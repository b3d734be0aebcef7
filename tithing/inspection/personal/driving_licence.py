"""Driver numbers: five letters of the name, the day of birth, initials and check letters (DVLA, form of 16 places)."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office

_NUMBER = re.compile(
    r"(?<![A-Z0-9])[A-Z][A-Z9]{4}[ -]?[0-9](?:[05][1-9]|[16][0-2])(?:[0-2][0-9]|3[01])[0-9][ -]?[A-Z9]{2}[A-Z0-9]"
    r" ?[A-Z]{2}(?: ?[0-9]{2})?(?![A-Z0-9])",
    re.IGNORECASE,
)
_NORTHERN_IRELAND = re.compile(r"\blicen[cs]e(?: (?:no|number))?[ .:]*([0-9]{8})\b", re.IGNORECASE)
_PASSPORT = re.compile(r"\bpassport(?: (?:no|number))?[ .:]*([0-9]{9}|[A-Z]{1,2}[0-9]{6,7})\b", re.IGNORECASE)


def _spans(text: str, where: Where) -> Spans:
    for match in _NUMBER.finditer(text):
        if not is_of_an_office(text, match.span(), where):
            yield *match.span(), True
    for pattern in (_NORTHERN_IRELAND, _PASSPORT):
        for match in pattern.finditer(text):
            yield *match.span(1), True


KIND = Kind(
    slug="driving_licence",
    called="a driving licence or passport number",
    finds="the sixteen places of a driver number of Great Britain, grouped or not; eight figures after licence, and a "
    "number after passport",
    leaves="licences of premises, which have other forms",
    spans=_spans,
)
