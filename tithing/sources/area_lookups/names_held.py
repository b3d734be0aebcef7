"""Codes and names of a look-up, held against the places that Tithing knows: a name typed wrong would else take precedence.

The name of another area, a name but for a letter, and in a look-up of our own year any other name, are refused. An
older look-up may have an older name, which is let be; a newer one may know of a new name, and is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.places.imported import REFERENCE_YEAR
from tithing.places.known_places import UnknownArea
from tithing.places.names import simplify
from tithing.sources.area_lookups.headings import Shape
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

_KINDS = (
    "district",
    "csp",
    "force",
    "region",
)  # names of LSOAs change with each map

_NEARLY = 0.87  # of 1: "North Warwickshive" is; "Shepway" for Folkestone and Hythe, renamed in 2018, is not


@dataclass(frozen=True)
class Misnamed:
    """A row that calls a code by a name that is not the area's."""

    code: str
    ours: str
    name: str
    elsewhere: str  # the code of the area that has the name, "" for none
    newer: bool  # the look-up is of a year after our own places
    row: int
    column: str

    @property
    def said(self) -> str:
        other = f", which is {self.elsewhere}" if self.elsewhere else ""
        return f'{self.code} is {self.ours}, and the row calls it "{self.name}"{other}'

    def problem(self, file: str) -> Problem:
        change = "Use the look-up as it was downloaded, or correct the code or the name"
        return Problem(self.said, change, file, row=self.row, column=self.column)

    def question(self, file: str) -> Question:
        words = f"{self.said}: was it renamed?"
        return Question(
            "area_renamed", words, (("code", self.code), ("name", self.name)), file=file, row=self.row
        )


def misnamed_in(frame: pl.DataFrame, shape: Shape, places: Gazetteer) -> tuple[Misnamed, ...]:
    """Each code of a district, CSP, force, region or ward that stands beside a name that it does not have; once each."""
    written = {column: heading for heading, column in shape.columns.items()}
    found = [
        each
        for kind in _KINDS
        if {f"{kind}_code", f"{kind}_name"} <= written.keys()
        for each in _of_kind(frame, kind, shape, places, written[f"{kind}_name"])
    ]
    if {"ward_code", "ward_name"} <= written.keys():
        found += _of_wards(frame, shape, places, written["ward_name"])
    return tuple(sorted(found, key=lambda each: each.row))


def _of_kind(
    frame: pl.DataFrame, kind: str, shape: Shape, places: Gazetteer, heading: str
) -> Iterator[Misnamed]:
    pairs = frame.group_by(f"{kind}_code", f"{kind}_name").agg(pl.col("row").min())
    for code, name, row in pairs.iter_rows():
        if not name or code not in places or _is_named(code, name, places):
            continue
        elsewhere, ours = _has_it(name, code, places), places.get(code).name
        surely = bool(elsewhere) or _is_nearly(name, ours) or shape.year == REFERENCE_YEAR
        if surely or shape.year > REFERENCE_YEAR:
            yield Misnamed(code, ours, name, elsewhere, not surely, int(row), heading)


def _of_wards(frame: pl.DataFrame, shape: Shape, places: Gazetteer, heading: str) -> Iterator[Misnamed]:
    """Each code that stands beside the name of another ward of its district: a column that slipped by a row."""
    pairs = frame.group_by("ward_code", "ward_name").agg(pl.col("row").min())
    for code, name, row in pairs.iter_rows():
        if not name or code not in places or _is_named(code, name, places):
            continue
        if elsewhere := _beside_it(code, name, shape.year, places):
            yield Misnamed(code, places.get(code).name, name, elsewhere, False, int(row), heading)


def _beside_it(code: str, name: str, year: int, places: Gazetteer) -> str:
    """The code of the other ward, where both were there at the end of that year; "" for none."""
    mine, on = places.place(code), date(year, 12, 31)
    if not mine.existed(on) or mine.parent not in places:
        return ""
    try:
        found = places.find(f"{name} ward, {places.get(mine.parent).name}", on=on)
    except UnknownArea:
        return ""
    return found.code if found.code != code and places.place(found.code).existed(on) else ""


def _is_nearly(name: str, ours: str) -> bool:
    """Whether it is our name but for a letter or two, as a slip of the hand or of a machine leaves it."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, simplify(name), simplify(ours)).ratio() >= _NEARLY


def _is_named(code: str, name: str, places: Gazetteer) -> bool:
    place = places.place(code)
    return simplify(name) in {simplify(each) for each in (place.area.name, *place.aliases)}


def _has_it(name: str, code: str, places: Gazetteer) -> str:
    """The code of another area of the same kind that has the name; "" for none."""
    try:
        found = places.find(name)
    except UnknownArea:
        return ""
    return found.code if found.code != code and found.kind is places.get(code).kind else ""
