"""National Insurance numbers: two letters, six figures, a letter A to D (HMRC manual NIM39110)."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office

_NUMBER = re.compile(
    r"(?<![A-Z0-9])(?:QQ|(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
    r"[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[A-D](?![A-Z0-9])",
    re.IGNORECASE,
)
_WITHOUT_END = re.compile(
    r"\b(?:nino|ni|national insurance)\b(?: ?(?:no|number))?[ .:]*([A-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)


def _spans(text: str, where: Where) -> Spans:
    for match in _NUMBER.finditer(text):
        if is_of_an_office(text, match.span(), where):
            continue
        yield *match.span(), True
    for match in _WITHOUT_END.finditer(text):
        yield *match.span(1), True


KIND = Kind(
    slug="insurance",
    called="what looks like a National Insurance number",
    finds="AB 12 34 56 C in any grouping and either case; without its last letter after the words NI or NINO",
    leaves="codes with prefixes that are never given out (GB, NT, TN, ZZ)",
    spans=_spans,
)
