"""Identifiers of the Police National Computer: year, serial number and a check letter."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_ID = re.compile(
    r"(?<![\w/-])(?:(?:19|20)[0-9]{2}|[0-9]{2})/([0-9]{1,7})(?P<apart> ?)[A-HJ-NP-RT-Z](?![\w/])",
    re.IGNORECASE,
)
_CUE = re.compile(r"\bpnc", re.IGNORECASE)
_CRO = re.compile(r"\bCRO(?: ?(?:no|number))?[ .:]*[0-9]{1,6}/[0-9]{2}[A-Z]?\b")


def _spans(text: str, where: Where) -> Spans:
    for match in _ID.finditer(text):
        cued = _CUE.search(text) is not None or _CUE.search(where.heading) is not None
        if cued or (len(match[1]) >= 3 and not match["apart"]):
            yield *match.span(), True
    for match in _CRO.finditer(text):
        yield *match.span(), True


KIND = Kind(
    slug="pnc",
    called="a PNC or CRO identifier",
    finds="2004/0012345X, 04/12345X, and CRO 12345/04",
    leaves="24/7, and a short number with a letter (12/5a) where PNC is not named",
    spans=_spans,
)
