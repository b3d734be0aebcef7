"""A place so precise that it is a home: latitude and longitude, easting and northing, grid references, three words."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_LATITUDE = r"(?:49|5[0-9]|60)\.[0-9]{3,}"
_LONGITUDE = r"-?[0-8]\.[0-9]{3,}"
_PAIR = re.compile(
    rf"(?<![\w.-])N?({_LATITUDE})°?[NW]?[\s,;/]+(?:(?:lon(?:g(?:itude)?)?|lng)[ :=]*)?[EW]?({_LONGITUDE})°?[EW]?(?![\w.])",
    re.IGNORECASE,
)
_TURNED = re.compile(rf"(?<![\w.])({_LONGITUDE})[\s,;/]+({_LATITUDE})(?![\w.])")
_DEGREES = re.compile(
    r"(?:49|5[0-9]|60) ?[°º] ?[0-9]{1,2}(?:\.[0-9]+)? ?['\u2032](?: ?[0-9]{1,2}(?:\.[0-9]+)? ?[\"\u2033])? ?[NS]?"
    r"[ ,;]*[0-8] ?[°º] ?[0-9]{1,2}(?:\.[0-9]+)? ?['\u2032]?(?: ?[0-9]{1,2}(?:\.[0-9]+)? ?[\"\u2033])? ?[EW]?"
)
_MINUTES = re.compile(
    r"(?<![\w.])(?:49|5[0-9]|60) [0-5]?[0-9] [0-5]?[0-9](?:\.[0-9]+)? ?N[ ,;]*[0-8] [0-5]?[0-9] [0-5]?[0-9](?:\.[0-9]+)? ?[EW]\b"
)
_METRES = re.compile(
    r"(?<![\w.,/-])(?:[EX](?:asting)?s?[ :=]*)?([1-6][0-9]{5})(?:\.[0-9]+)?"
    r"[ ,;/]+(?:[NY](?:orthing)?s?[ :=]*)?([0-9]{5,6})(?:\.[0-9]+)?"
    r"(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_GRID = re.compile(
    r"(?<![\w/-])[HNOST][A-HJ-Z] ?([0-9]{3,5}) ?([0-9]{3,5})(?![\w/-]|[.,][0-9])", re.IGNORECASE
)
_JOINED_GRID = re.compile(r"(?<![\w/-])[HNOST][A-HJ-Z] ?([0-9]{6}|[0-9]{8}|[0-9]{10})(?![\w/-]|[.,][0-9])")
_THREE = r"[^\W\d_]{3,}\.[^\W\d_]{3,}\.[^\W\d_]{3,}"
_THREE_WORDS = re.compile(
    rf"(?<!\S)/{{3}}{_THREE}|\b(?:w3w|what ?3 ?words)\W{{0,4}}{_THREE}(?![\w.])", re.IGNORECASE
)
_CUE = re.compile(
    r"\b(?:grid|gr|osgr|os|coord\w*|easting|northing|gps|located|location|lat\w*|found|at|what3words)\b",
    re.IGNORECASE,
)
_ONE_SAID = re.compile(
    r"\b(?:lat|lon|lng)[a-z]*[ :=]*-?(?:[0-8]|49|5[0-9]|60)\.[0-9]{4,}(?![\w.])", re.IGNORECASE
)
# Three figures and three tell a hundred metres: asked about where they are all that the cell holds.
_ROUGH = re.compile(r"[HNOST][A-HJ-Z] [0-9]{3} [0-9]{3}")
_COLUMN = re.compile(r"\b(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)\b", re.IGNORECASE)
_METRES_COLUMN = re.compile(r"(?:.* )?(?:x|y|easting|northing)s?(?: coord(?:inate)?)?", re.IGNORECASE)
_ONE_METRES = re.compile(r"\s*[0-9]{6}(?:\.[0-9]+)?\s*")
_WORDS_COLUMN = re.compile(r"\b(?:w3w|what ?3 ?words|location)\b", re.IGNORECASE)
_ONE = re.compile(rf"\s*(?:{_LATITUDE}|{_LONGITUDE})\s*")


def _spans(text: str, where: Where) -> Spans:
    for match in _THREE_WORDS.finditer(text) if text.count(".") >= 2 else ():
        yield *match.span(), True
    if _WORDS_COLUMN.search(where.heading) and re.fullmatch(_THREE, text.strip()):
        yield 0, len(text), True
    if any(sign.isdigit() for sign in text):
        yield from _degrees(text, where)
        yield from _metres(text)
        if _ONE_METRES.fullmatch(text) and _is_of_metres(where):
            yield 0, len(text), True
        yield from _grid(text)
        if _ROUGH.fullmatch(text.strip()):
            yield 0, len(text), False


def _degrees(text: str, where: Where) -> Spans:
    for pattern in (_PAIR, _TURNED):
        for match in pattern.finditer(text):
            places = [len(part.split(".")[1]) for part in match.groups()]
            if min(places) >= 4 or _CUE.search(text):
                yield *match.span(), True
    for written in (_DEGREES, _MINUTES, _ONE_SAID):
        for match in written.finditer(text):
            yield *match.span(), True
    if _COLUMN.search(where.heading) and _ONE.fullmatch(text):
        yield 0, len(text), True


def _is_of_metres(where: Where) -> bool:
    """ "X", "Easting", "Offence Northing"."""
    return _METRES_COLUMN.fullmatch(re.sub(r"[^a-z0-9]+", " ", where.heading.lower()).strip()) is not None


def _metres(text: str) -> Spans:
    for match in _METRES.finditer(text):
        rounded = match[1].endswith("000") and match[2].endswith("000")
        if not rounded and "," not in match[1]:
            yield *match.span(), bool(_CUE.search(text) or re.match(r"[EX]", match[0], re.IGNORECASE))


def _grid(text: str) -> Spans:
    cued = _CUE.search(text) is not None
    for match in _GRID.finditer(text):
        if len(match[1]) == len(match[2]) and (len(match[1]) >= 4 or cued):
            yield *match.span(), cued or len(match[1]) >= 4
    for match in _JOINED_GRID.finditer(text):
        if len(match[1]) >= 8 or cued:
            yield *match.span(), cued or len(match[1]) == 10


KIND = Kind(
    slug="coordinates",
    called="a precise place on the map",
    finds="latitude and longitude of four decimals or more (three after a word that says so), degrees and minutes, "
    "easting and northing to the metre, together or each in its column, grid references of eight or ten figures, three words "
    "after /// or what3words",
    leaves="intervals and rates, points rounded to a kilometre, the published points of street files",
    spans=_spans,
    needs_figure=False,
)
