"""How people write the name of a place, taken apart: the name, the kind they say it is, and where it lies."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tithing.vocabulary.areas import AreaKind

# In a clash of names the first kind wins: a partnership's figures are its district's.
PRECEDENCE = (
    AreaKind.DISTRICT,
    AreaKind.CSP,
    AreaKind.FORCE,
    AreaKind.REGION,
    AreaKind.COUNTRY,
    AreaKind.GROUP,
    AreaKind.LOCAL,
    AreaKind.WARD,
)


@dataclass(frozen=True)
class WrittenName:
    """`name` as `simplify` leaves it; `kind` when the words say one; `within` where it is said to lie."""

    name: str
    kind: AreaKind | None = None
    within: str = ""


_ENDINGS = (
    (r"(?:police )?force(?: area)?|police(?: service)?|constabulary|police area", AreaKind.FORCE),
    (r"csp(?: area)?|community safety partnership", AreaKind.CSP),
    (r"ward", AreaKind.WARD),
    (r"region", AreaKind.REGION),
    (
        r"district|borough|local authority|unitary authority|unitary|council|borough council|city council|"
        r"district council|(?:metropolitan|county) borough(?: council)?|metropolitan district(?: council)?|"
        r"london borough(?: council)?|ua|mbc|mb|md|mdc|cbc|bc|dc|lbc|lb",
        AreaKind.DISTRICT,
    ),
)
# What stands in front: "London Borough of Camden", "Cyngor Caerdydd".
_BEFORE = re.compile(
    r"(?:the )?(?:(?:(?:london|royal|metropolitan|county) )*(?:borough|city|district|council)(?: and county)? of(?: the)?|"
    r"lb(?: of)?|rb(?: of)?|cyngor(?: (?:bwrdeistref|dinas|sir))?) (.+)"
)
_SAFER = re.compile(r"safer (.+?)(?: partnership)?")
_PARTS = re.compile(r"^(?P<a>.+?)(?:\s+[-–—]\s+|\s*[,:/]\s*)(?P<b>.+)$|^(?P<c>.+?)\s*\((?P<d>.+)\)$")


def simplify(name: str) -> str:
    """The form that two spellings of a name share: case, accents and punctuation do not matter.

    >>> simplify("Ynys Môn") == simplify("ynys mon")
    True
    """
    words = re.sub(r"['’‘`.]", "", _without_accents(name.lower())).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", " ", words).strip()


def _without_accents(name: str) -> str:
    if name.isascii():
        return name
    return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


def readings(text: str) -> list[WrittenName]:
    """Every way the words may be meant, likeliest first.

    >>> readings("Hartlepool - Victoria ward")[-2]
    WrittenName(name='victoria', kind=<AreaKind.WARD: 'ward'>, within='hartlepool')
    """
    whole = simplify(text)
    found = [WrittenName(whole), *_with_kind(whole)]
    if match := _PARTS.match(text.strip()):
        first, second = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
        found += _nested(simplify(second), within=simplify(first))
        found += _nested(simplify(first), within=simplify(second))
    return found


def _with_kind(name: str) -> list[WrittenName]:
    if match := _SAFER.fullmatch(name):
        return [WrittenName(match[1], AreaKind.CSP)]
    return [*_with_ending(name), *_with_beginning(name)]


def _with_ending(name: str) -> list[WrittenName]:
    """The name without what councils and forces put after it, and then without what they put before it too."""
    for ending, kind in _ENDINGS:
        if match := re.fullmatch(rf"(.+?) (?:{ending})", name):
            return [WrittenName(match[1], kind), *_with_beginning(match[1])]
    return []


def _with_beginning(name: str) -> list[WrittenName]:
    match = _BEFORE.fullmatch(name)
    return [WrittenName(match[1], AreaKind.DISTRICT)] if match else []


def _nested(name: str, *, within: str) -> list[WrittenName]:
    """A ward in a district; or the same place with its kind in brackets, "Cleveland (police force)"."""
    kinds = [WrittenName(within, kind) for ending, kind in _ENDINGS if re.fullmatch(ending, name)]
    said = _with_kind(name)
    bare = said[0].name if said and said[0].kind is AreaKind.WARD else name
    return [*kinds, WrittenName(bare, AreaKind.WARD, within)]


def foreign_letters(text: str) -> str:
    """The end of a sentence about a name that holds letters of another alphabet, which look like ours; "" where none does.

    >>> foreign_letters("Hartlepool"), foreign_letters("H\u0430rtlepool")
    ('', ' (letter 2 is Cyrillic and only looks like a Latin one)')
    """
    for at, letter in enumerate(text, start=1):
        kind = unicodedata.name(letter, "").split(" ")[0]
        if kind in ("CYRILLIC", "GREEK", "ARMENIAN"):
            return f" (letter {at} is {kind.title()} and only looks like a Latin one)"
    return ""


def total_words(text: str) -> str:
    """The end of a sentence about a name that is a total's and no area's.

    >>> total_words("Grand Total"), total_words("Hartlepool")
    ('; a row of totals is left out', '')
    """
    return "; a row of totals is left out" if _TOTALS.fullmatch(simplify(text)) else ""


_TOTALS = re.compile(r"(?:grand |sub ?|overall )?totals?|all(?: areas| wards| districts)?|overall|sum")
