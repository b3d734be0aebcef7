"""How people write the name of a place, taken apart: the name, the kind they say it is, and where it lies."""

from __future__ import annotations

import re
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
        r"district|borough|local authority|unitary authority|council|borough council|city council",
        AreaKind.DISTRICT,
    ),
)
_SAFER = re.compile(r"safer (.+?)(?: partnership)?")
_PARTS = re.compile(r"^(?P<a>.+?)(?:\s+[-–—]\s+|\s*[,:/]\s*)(?P<b>.+)$|^(?P<c>.+?)\s*\((?P<d>.+)\)$")


def simplify(name: str) -> str:
    """The form that two spellings of a name share."""
    words = re.sub(r"['’`.]", "", name.lower()).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", " ", words).strip()


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
    for ending, kind in _ENDINGS:
        if match := re.fullmatch(rf"(.+?) (?:{ending})", name):
            return [WrittenName(match[1], kind)]
    return []


def _nested(name: str, *, within: str) -> list[WrittenName]:
    """A ward in a district; or the same place with its kind in brackets, "Cleveland (police force)"."""
    kinds = [WrittenName(within, kind) for ending, kind in _ENDINGS if re.fullmatch(ending, name)]
    said = _with_kind(name)
    bare = said[0].name if said and said[0].kind is AreaKind.WARD else name
    return [*kinds, WrittenName(bare, AreaKind.WARD, within)]
