"""What sums to what: a force's figure is that of its districts and a remainder, which is known to be there and named."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity

RESTS = Path(__file__).parent / "additivity.toml"
MORE_THAN_THE_WHOLE = NotApplicable("the districts' figures add up to more than the force's")
NOT_ALL_KNOWN = Missing("not every one of these figures is known", decided=NotHere.NOT_IMPORTED)


def in_no_part(whole: Quantity, parts: Sequence[Quantity]) -> Quantity:
    """What a whole holds that none of its parts does; a reason where that is not known.

    >>> in_no_part(Known(100.0), [Known(60.0), Known(37.0)]).number
    3.0
    """
    known = [each for each in parts if isinstance(each, Known)]
    if not isinstance(whole, Known) or len(known) < len(parts):
        return NOT_ALL_KNOWN
    rest = whole.number - sum(each.number for each in known)
    return MORE_THAN_THE_WHOLE if rest < 0 else Known(rest, whole.status)


def what_it_is(group: str) -> str:
    """What a force's figure of a measure of this group holds beside its districts'.

    >>> what_it_is("street")
    "The force's figure holds rows that have no place, which are in no district's figure"
    """
    rests = _rests()
    return f"The force's figure holds {rests.get(group, rests['any'])}"


@cache
def _rests() -> dict[str, str]:
    return {group: said["rest"] for group, said in tomllib.loads(RESTS.read_text(encoding="utf-8")).items()}
