"""Full postcodes, however they are parted. A district (TS24) or a sector (TS24 8) tells nobody's home."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where
from tithing.inspection.words import listed

_AREAS = "|".join(sorted((area.upper() for area in listed("postcode_areas", "areas")), key=len, reverse=True))
_INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
_FULL = re.compile(
    rf"(?<![A-Z0-9])(?:{_AREAS})[0-9][A-Z0-9]?(?:[ _./,-]{{0,3}})(?![0-9](?:st|nd|rd|th)\b){_INWARD}(?![A-Z0-9])"
    r"|(?<![A-Z0-9])GIR ?0AA(?![A-Z0-9])",
    re.IGNORECASE,
)
# Letter by letter, "T S 9 9  9 Z Z", or with the inward part broken, "TS99 9 ZZ".
_BROKEN = re.compile(
    rf"(?<![A-Z0-9])(?:{_AREAS})[0-9][A-Z0-9]? [0-9] (?:[ABD-HJLNP-UW-Z]{{2}})(?![A-Z0-9])"
    r"|(?<![A-Z0-9])[A-Z] (?:[A-Z] )?[0-9] (?:[A-Z0-9] ){0,1} ?[0-9] [ABD-HJLNP-UW-Z] [ABD-HJLNP-UW-Z](?![A-Z0-9])"
)


def _spans(text: str, where: Where) -> Spans:
    for pattern in (_FULL, _BROKEN):
        for match in pattern.finditer(text):
            yield *match.span(), True


KIND = Kind(
    slug="postcodes",
    called="a full postcode",
    finds="ZZ99 9ZZ in capitals or small letters, with no blank or several, or parted by a hyphen, stop, comma or dash",
    leaves="a district or a sector alone, such as TS24 or TS24 8",
    spans=_spans,
)
