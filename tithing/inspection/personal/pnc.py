"""Identifiers of the Police National Computer: year, serial number and a check letter."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office

_ID = re.compile(
    r"(?<![\w/-])(?:19|20)?(?P<year>[0-9]{2}) ?/ ?(?P<serial>[0-9]{1,7})(?P<apart> ?)(?P<check>[A-HJ-NP-RT-Z])(?![\w/])",
    re.IGNORECASE,
)
_CHECKS = "ZABCDEFGHJKLMNPQRTUVWXY"
_CUE = re.compile(r"\bpnc", re.IGNORECASE)
_CRO = re.compile(r"\bCRO(?: ?(?:no|number))?[ .:]*[0-9]{1,6}/[0-9]{2}[A-Z]?\b")


def _spans(text: str, where: Where) -> Spans:
    for match in _ID.finditer(text):
        cued = _CUE.search(text) is not None or _CUE.search(where.heading) is not None
        if cued:
            yield *match.span(), True
        elif (
            len(match["serial"]) >= 3
            and " " not in match[0]
            and not is_of_an_office(text, match.span(), where)
        ):
            yield *match.span(), checks_out(match)
    for match in _CRO.finditer(text):
        yield *match.span(), True


def checks_out(match: re.Match[str]) -> bool:
    """Year and serial number as one number of nine figures, its remainder by 23 the place of the letter."""
    number = int(match["year"] + match["serial"].zfill(7))
    return _CHECKS[number % len(_CHECKS)] == match["check"].upper()


KIND = Kind(
    slug="pnc",
    called="a PNC or CRO identifier",
    finds="2004/0012345 or 04/12345 with its letter, and CRO 12345/04; asked "
    "about where PNC is not named and the letter does not check",
    leaves="24/7, and a short number with a letter (12/5a) where PNC is not named",
    spans=_spans,
)
