"""Full postcodes, however they are parted. A district (TS24) or a sector (TS24 8) tells nobody's home."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.offices import is_of_an_office
from tithing.inspection.words import listed

_AREAS = "|".join(sorted((area.upper() for area in listed("postcode_areas", "areas")), key=len, reverse=True))
# Two letters that no area has: a typing error, or a made-up one. It is asked about, for it may be a code of another sort.
_NO_AREA = rf"(?!(?:{_AREAS})[0-9])[A-Z]{{2}}"
_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_FULL = re.compile(
    rf"(?<![A-Z0-9])(?:{_AREAS})[0-9][A-Z0-9]?(?:[ _./,-]{{0,3}})(?![0-9](?:st|nd|rd|th)\b){_INWARD}(?![A-Z0-9])"
    r"|(?<![A-Z0-9])GIR ?0AA(?![A-Z0-9])",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    rf"(?<![A-Z0-9/-]){_NO_AREA}[0-9][A-Z0-9]?(?P<parted>[ _.-]{{0,3}})(?![0-9](?:st|nd|rd|th)\b){_INWARD}(?![A-Z0-9/-])",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\bp(?:ost)?[ _-]?code|\bpcds?\b|\bpcd[0-9]|\bpc\b", re.IGNORECASE)
# Letter by letter, "T S 9 9  9 Z Z", or with the inward part broken, "TS99 9 ZZ".
_BROKEN = re.compile(
    rf"(?<![A-Z0-9])(?:{_AREAS})[0-9][A-Z0-9]? [0-9] (?:[ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])"
    r"|(?<![A-Z0-9])[A-Z] (?:[A-Z] )?[0-9] (?:[A-Z0-9] ){0,1} ?[0-9] [ABD-HJLNP-UW-Z] [ABD-HJLNP-UW-Z](?![A-Z0-9])"
)


def _spans(text: str, where: Where) -> Spans:
    for pattern in (_FULL, _BROKEN):
        for match in pattern.finditer(text):
            yield *match.span(), True
    called = _CALLED.search(where.heading) is not None or _CALLED.search(text) is not None
    for match in _UNKNOWN.finditer(text):
        if called or (_is_written_as_one(match, text) and not is_of_an_office(text, match.span(), where)):
            yield *match.span(), False


def _is_written_as_one(match: re.Match[str], text: str) -> bool:
    """In two parts: alone, or in capitals with a blank. In one part it may be any code."""
    if not match["parted"]:
        return False
    return match[0] == text.strip() or (match["parted"].isspace() and match[0].isupper())


KIND = Kind(
    slug="postcodes",
    called="a full postcode",
    finds="ZZ99 9ZZ in capitals or small letters, with no blank or several, or parted by a hyphen, stop, comma or dash; "
    "one of an area that does not exist is asked about",
    leaves="a district or a sector alone, such as TS24 or TS24 8",
    spans=_spans,
)
