"""What may stand in a public column and be about a person or a single address."""

from __future__ import annotations

import re

import polars as pl

from tithing.inspection.days import days_in
from tithing.inspection.find import find, kind_of
from tithing.inspection.people.names import NameLikeness, likeness

# Nearly every published place has neither a figure nor a sign: only the others need a closer look, so that 230,000
# rows stay quick. The names of people are not looked for: 974 of 143,730 published places are streets called like one.
_SOMEBODY = r"\b(?:mr|mrs|ms|miss|victim|suspect|offender)\b"  # Dr is a drive
_TELLING = rf"[0-9@]|(?i)\bat\b.*\bdot\b|\bflats? [0-9a-z]\b|:|{_SOMEBODY}"
_SAID_TO_BE_SOMEBODY = re.compile(rf"(?i){_SOMEBODY}")
# "Estate Road No 4" is a road (7 of 143,730), and so is "A689" (nearly all that hold a figure).
_NUMBERED_ROAD = re.compile(r".* (?:No\.? ?|Number )[0-9]{1,3}|On or near [ABM][0-9]{1,4}(?:\(M\))?")
_NOT_LOOKED_FOR = ("sentences",)


def personal_in(texts: pl.Series) -> dict[str, list[str]]:
    """What is found -> the texts that hold it, of a column's different texts."""
    telling = texts.filter(texts.str.contains(_TELLING)).to_list()
    found: dict[str, list[str]] = {}
    for text in telling:
        for called in _called(text):
            found.setdefault(called, []).append(text)
    return found


def _called(text: str) -> set[str]:
    if _NUMBERED_ROAD.fullmatch(text):
        return set()
    if any(True for _ in days_in(text)):
        return {"a date, perhaps of birth"}
    left = () if _SAID_TO_BE_SOMEBODY.search(text) else _NOT_LOOKED_FOR
    return {kind_of(each.kind).called for each in find(text, without=left) if each.sure}


def is_personal(text: str) -> bool:
    """Whether a text that is no published outcome is about somebody: here a name is looked for too."""
    return likeness(text) is NameLikeness.WHOLE or any(each.sure for each in find(text))
