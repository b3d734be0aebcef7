"""Names of files: kept only where every word is one of the house's own, since a name may name somebody.

"cleveland-street-2025-01.csv" is harmless; of "Jane Doe statement.csv" only the ending is kept.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

from tithing.inspection.find import find
from tithing.inspection.lexicon import as_place
from tithing.inspection.words import folded, listed

_NUMBER = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}|(?:19|20)[0-9]{4}|(?:19|20)[0-9]{6}|[0-9]{4}(?=$)")
_CODED = re.compile(
    r"(?:q[1-4]|v[0-9]{1,3}|fy[0-9]{2,4}|mye[0-9]{1,2}[a-z]*|(?:19|20)[0-9]{2}(?:q[1-4])?|[0-9]{1,2}(?:st|nd|rd|th)|part[0-9]{1,2}|"
    r"p[0-9]{1,2}|w[0-9]{1,2}|wk[0-9]{1,2}|table[0-9a-z]{1,3}|prc[0-9a-z]{1,8}|c[0-9]{1,2}[a-z]?|[ew][0-9]{8})"
)
_COUNTED = re.compile(r"(?:[a-z]+)[0-9]{1,4}|[0-9]{1,4}[a-z]+")
_ENDINGS = """
.csv .tsv .txt .json .geojson .xml .html .htm .xlsx .xls .xlsm .xlsb .ods .pdf .docx .doc .pptx .rtf .msg .eml .zip .gz
"""
_KNOWN_ENDINGS = frozenset(_ENDINGS.split())


def harmless(name: str, *, also: frozenset[str] = frozenset()) -> bool:
    """Whether every word of a file's name is of the house's vocabulary and nothing in it is personal.

    `also` are words that the caller knows, such as slugs of its measures and partners.

    >>> harmless("2025-01-cleveland-street.csv"), harmless("jane-doe-statement.csv")
    (True, False)
    """
    stem = _stem(name)
    words = re.findall(r"[^\W_]+", folded(stem))
    if not words or any(each.sure and each.kind not in _NO_DAYS for each in find(stem.replace("_", " "))):
        return False
    known = {part for word in also for part in re.findall(r"[^\W_]+", folded(word))}
    return all(_is_known(word, known) for word in words)


_NO_DAYS = (
    "births",
    "crime_references",
    "coordinates",
)  # days and numbers of versions: each word is looked at below


def _is_known(word: str, also: set[str]) -> bool:
    if word.isdigit():
        return _NUMBER.fullmatch(word) is not None
    known = (
        word in listed("ordinary", "files")
        or word in also
        or word in listed("ordinary", "calendar")
        or word in place_words()
    )
    if known or _CODED.fullmatch(word):
        return True
    letters = re.sub(r"[0-9]+", "", word)
    return _COUNTED.fullmatch(word) is not None and (
        letters in listed("ordinary", "files") or letters in listed("ordinary", "calendar")
    )


@cache
def place_words() -> frozenset[str]:
    """Words of the names of districts, forces and regions: not of wards, of which many are called after people."""
    from tithing.places.reference_files import large_areas

    names = (place.area.name for place in large_areas().values())
    return frozenset(word for name in names for word in as_place(name).split() if len(word) > 1)


def kept_name(name: str, *, also: frozenset[str] = frozenset()) -> str:
    """The name where it is harmless, else its ending: what a journal may hold.

    >>> kept_name("jane-doe-statement.csv"), kept_name("wards/lookup_2024.xlsx")
    ('.csv', 'lookup_2024.xlsx')
    """
    base = PurePosixPath(name.replace("\\", "/")).name
    return base if harmless(base, also=also) else _ending(base)


def _stem(name: str) -> str:
    base = PurePosixPath(name.replace("\\", "/")).name
    return base[: len(base) - len(_ending(base))]


def _ending(base: str) -> str:
    """ ".csv" or ".csv.gz"; an ending nobody knows may be a person's name: "list.smith"."""
    found = ""
    rest = base.lower()
    while (dot := rest.rfind(".")) >= 0 and rest[dot:] in _KNOWN_ENDINGS:
        found, rest = rest[dot:] + found, rest[:dot]
    return found
