"""Unique property reference numbers: figures that only their context tells."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office

_CUE = r"(?:uprn(?:'?s)?|u\.p\.r\.n\.?|unique property reference(?: number)?|property ref(?:erence)?)"
_NAMED = re.compile(rf"\b{_CUE}\W*(?:\(uprn\)|no|number|is)?\W*([0-9]{{6,13}})(?![0-9])", re.IGNORECASE)
_JOINED = re.compile(r"\buprn([0-9]{6,12})(?![0-9])", re.IGNORECASE)
_HEADING = re.compile(_CUE, re.IGNORECASE)
_ALONE = re.compile(r"\s*([0-9]{6,12})(?:\.0)?\s*")
_SHAPED = re.compile(r"(?<![\w.,/+-])(?:100[0-9]{9}|2000[0-9]{8}|10[0-9]{10})(?![\w/-]|[.,][0-9])")


def _spans(text: str, where: Where) -> Spans:
    for pattern in (_NAMED, _JOINED):
        for match in pattern.finditer(text):
            yield *match.span(1), True
    alone = _ALONE.fullmatch(text)
    if alone and _HEADING.search(where.heading):
        yield *alone.span(1), True
        return
    for match in _SHAPED.finditer(text):
        if not is_of_an_office(text, match.span(), where):
            yield *match.span(), False


KIND = Kind(
    slug="uprn",
    called="a property's reference number (UPRN)",
    finds="six to twelve figures after UPRN or property reference, or in a column of that name; twelve figures of the "
    "usual beginning are asked about",
    leaves="numbers without the word",
    spans=_spans,
)
