"""Names of files, folders, archive members, mappings and ids: they stand in the book for good, and may name somebody.

The name of a file is no place for a person: what looks like one is refused here, where a cell would be asked about.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from tithing.inspection.days import read_day
from tithing.inspection.find import find, kind_of
from tithing.inspection.finds import Find
from tithing.inspection.lexicon import (
    as_place,
    bodies,
    is_ambiguous,
    is_everyday,
    is_family,
    is_given,
    known_places,
    places,
)
from tithing.inspection.people.names import NameLikeness, likeness
from tithing.inspection.words import folded, listed
from tithing.places.reference_files import forces

NAME = "what looks like a person's name"
_ENDINGS = re.compile(
    r"(?:\.(?:answers|csv|tsv|txt|json|xml|html?|xls[xmb]?|ods|pdf|docx?|toml|zip|gz|parquet))+",
    re.IGNORECASE,
)
_NUMBERED = r"\b[0-9]+[A-Za-z]\b"  # 14b: no initial
_MONTH = re.compile(r"(?<![0-9])20[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9-])")  # any: a year of files has one name
_YEAR = re.compile(
    r"[^0-9]*(?:19|20)[0-9]{2}(?:[-/. _]?[0-9]{2})?(?:[-_. ]?q[1-4])?", re.IGNORECASE
)  # or a quarter of one
_ABBREVIATED = frozenset(
    {"asb", "ward", "csp", "va", "vawg", "dv", "vap", "mosg"}
)  # before or after a place, no name
_OF_THE_POLICE = re.compile(
    r"20[0-9]{2}-[01][0-9]-([a-z-]+)-(?:street|outcomes|stop-and-search)\.csv(?:\.gz)?"
)  # as data.police.uk names them
_HARDLY_A_NAME = frozenset(
    {"house", "lodge", "court", "street", "road", "hospice", "school", "college", "centre"}
)
_BETWEEN_MONTHS = frozenset({"to", "and", "for", "in"})


def personal_in_name(name: str) -> str:
    """What a name or a path holds of a person, in words that do not repeat it; "" for nothing.

    >>> personal_in_name("sent/Jane Doe 07700 900123.csv"), personal_in_name("jane_doe.csv")
    ('a telephone number', "what looks like a person's name")
    >>> personal_in_name("2025-06/2025-06-cleveland-street.csv")
    ''
    """
    pieces = re.split(r"[/\\]", _MONTH.sub("2020-01", name))
    return next((met for piece in pieces if not _is_of_the_police(piece) and (met := _in_piece(piece))), "")


@lru_cache(maxsize=4096)
def _in_piece(piece: str) -> str:
    ending = re.search(rf"{_ENDINGS.pattern}$", piece, re.IGNORECASE)
    stem = piece[: ending.start()] if ending else piece
    parted = re.sub(r"[-_.+]+", " ", stem).strip()
    for text in dict.fromkeys((stem, stem.replace("_", " "), _words_parted(parted))):
        sure = [each for each in find(text) if each.sure and not _is_day(text, each)]
        if sure:
            return kind_of(sure[0].kind).called
    letters = " ".join(re.sub(rf"{_NUMBERED}|[^\w' ,]|[0-9]", " ", _words_parted(parted)).split())
    named = likeness(letters) is NameLikeness.WHOLE and not _is_nobody(letters)
    return NAME if named else ""


def _is_of_the_police(piece: str) -> bool:
    """Whether it is called as every police force's file is; most that arrives is, and the rest takes long to load."""
    named = _OF_THE_POLICE.fullmatch(piece)
    return named is not None and any(named[1] == force.slug for force in forces())


def _is_nobody(letters: str) -> bool:
    return _are_months(letters) or _is_of_a_place(letters) or is_called_after(letters)


def _words_parted(text: str) -> str:
    """JaneDoe as Jane Doe."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


def _is_day(text: str, found: Find) -> bool:
    """A day or a year is in many names of files: "report 31-03-2025", "crime 2017" have no reference in them."""
    if found.kind != "crime_references":
        return False
    said = text[slice(*found.span)]
    figures = re.sub(r"[^0-9/.-]", "", said).strip("-./")
    return _YEAR.fullmatch(said) is not None or read_day(figures) is not None


def _is_of_a_place(text: str) -> bool:
    """ "Martin House", "ASB Victoria": the last word is a kind of place, or it is one of ours beside the name of a subject."""
    words = [folded(word) for word in text.split()]
    if len(words) > 1 and words[-1] in places() | bodies():
        return True
    pairs = [*words, *(f"{one} {two}" for one, two in pairwise(words))]
    return any(word in _ABBREVIATED for word in words) and any(each in known_places() for each in pairs)


def is_called_after(text: str) -> bool:
    """Whether what looks like a name is a place's or a body's: "Victoria Ward", where a ward is called Victoria, "Grace House".

    Ward, Hall and Church are family names too: before them the name of a place must stand, where a name of a file needs none.

    >>> is_called_after("Victoria Ward"), is_called_after("Emma Ward"), is_called_after("Claire House Hospice")
    (True, False, True)
    """
    words = [folded(word) for word in re.findall(r"[^\W\d_'’]+", text)]
    if any(word in _HARDLY_A_NAME or word in bodies() for word in words[1:]):
        return True
    return len(words) > 1 and words[-1] in places() and " ".join(words[:-1]) in known_places()


def is_like_somebody(text: str) -> bool:
    """Whether the name of an organisation, or its slug, is more likely a person's.

    Hill, Lane and Green are streets wherever else a name is read, and no organisation is called after a street.

    >>> is_like_somebody("Emma Ward"), is_like_somebody("emma-hill"), is_like_somebody("Victoria Ward")
    (True, True, False)
    >>> is_like_somebody("fire-brigade"), is_like_somebody("Mary Seacole House"), is_like_somebody("John Street")
    (False, False, False)
    """
    said = " ".join(re.findall(r"[^\W\d_'’]+(?:['’][^\W\d_]+)*", text))
    if is_called_after(said) or as_place(said) in known_places():
        return False
    if likeness(said) is NameLikeness.WHOLE:
        return True
    words = said.split()
    if len(words) != 2 or is_everyday(words[0]) or is_ambiguous(words[0]):
        return False
    return is_given(words[0]) and is_family(words[1])


def _are_months(text: str) -> bool:
    """April to June: each of which may also be a name."""
    words = [folded(word) for word in text.split()]
    return all(word in listed("ordinary", "calendar") or word in _BETWEEN_MONTHS for word in words)
