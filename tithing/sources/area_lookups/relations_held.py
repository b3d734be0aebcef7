"""Which area lies in which, held against what Tithing knows: one row that moves a district to another force moves crime.

A look-up of our own year must say what ours says. A newer one may know of a new boundary, and is asked; an older one is
let be, and so is an area that we do not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.places.imported import REFERENCE_YEAR
from tithing.sources.area_lookups.headings import Shape
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question


@dataclass(frozen=True)
class MovedArea:
    """A row that puts an area into another than it lies in."""

    said: str
    fact: tuple[str, str]  # what lies, and in what
    newer: bool  # the look-up is of a year after our own places
    row: int
    column: str

    def problem(self, file: str) -> Problem:
        return Problem(
            self.said, "Use the look-up as it was downloaded", file, row=self.row, column=self.column
        )

    def question(self, file: str) -> Question:
        return Question("area_moved", f"{self.said}: was it moved?", (self.fact,), file=file, row=self.row)


def moved_in(frame: pl.DataFrame, shape: Shape, places: Gazetteer) -> tuple[MovedArea, ...]:
    """Each area that the look-up puts elsewhere than we have it, where it is as new as ours or newer."""
    if shape.year < REFERENCE_YEAR:
        return ()
    newer = shape.year > REFERENCE_YEAR
    written = {column: heading for heading, column in shape.columns.items()}
    ways = {
        ("district_code", "force_code"): _force_of,
        ("ward_code", "district_code"): _district_of,
        ("lsoa_code", "district_code"): _district_of,
    }
    return tuple(
        MovedArea(_words(code, ours, theirs, places), (code, theirs), newer, row, written[above])
        for (below, above), ours_of in ways.items()
        if {below, above} <= written.keys()
        for code, theirs, row in _pairs(frame, below, above)
        if (ours := ours_of(code, places)) and theirs != ours and not _became(ours, theirs, places)
    )


def _pairs(frame: pl.DataFrame, below: str, above: str) -> Iterator[tuple[str, str, int]]:
    once = frame.group_by(below, above).agg(pl.col("row").min()).sort("row")
    yield from ((str(a), str(b), int(row)) for a, b, row in once.iter_rows())


def _force_of(district: str, places: Gazetteer) -> str:
    return places.nesting_of(district)[1]


def _district_of(code: str, places: Gazetteer) -> str:
    """Of a ward or an LSOA; "" where we do not have it."""
    if code in places.lsoas:
        return places.place(places.lsoas[code][0]).parent
    return places.place(code).parent if code in places else ""


def _became(ours: str, theirs: str, places: Gazetteer) -> bool:
    """Whether their district is what ours became, or what it was before."""
    return any(b in places.place(a).successors for a, b in ((ours, theirs), (theirs, ours)) if a in places)


def _words(code: str, ours: str, theirs: str, places: Gazetteer) -> str:
    what, was, now = (places.get(each).name if each in places else each for each in (code, ours, theirs))
    return f"{what} ({code}) lies in {was}, and the row puts it in {now} ({theirs})"


# What a code is said to be once, and in what it lies once: of these a look-up has one row, or rows that agree. A district may
# lie in several CSPs, and an LSOA may have become several.
_ONCE = (
    ("ward_code", "ward_name"),
    ("ward_code", "district_code"),
    ("lsoa_code", "ward_code"),
    ("district_code", "district_name"),
    ("district_code", "force_code"),
    ("district_code", "region_code"),
    ("csp_code", "csp_name"),
    ("force_code", "force_name"),
)


@dataclass(frozen=True)
class TwoSayings:
    """A code of which two rows say two things."""

    code: str
    said: tuple[str, str]
    rows: tuple[int, int]
    column: str

    def problem(self, file: str) -> Problem:
        one, other = self.said
        first, second = self.rows
        what = f'rows {first} and {second} give {self.code} two: "{one}" and "{other}"'
        return Problem(
            what, "Keep the row that is right and delete the other", file, row=second, column=self.column
        )


def two_sayings_in(frame: pl.DataFrame, shape: Shape) -> tuple[TwoSayings, ...]:
    """Each code that two rows name, or put, in two ways: the later of them would stand unseen."""
    written = {column: heading for heading, column in shape.columns.items()}
    asked = [(code, said) for code, said in _ONCE if {code, said} <= written.keys()]
    return tuple(each for code, said in asked for each in _two(frame, code, said, written[said]))


def _two(frame: pl.DataFrame, code: str, said: str, heading: str) -> Iterator[TwoSayings]:
    named = frame.filter((pl.col(code) != "") & (pl.col(said) != ""))
    once = named.group_by(code, said).agg(pl.col("row").min()).sort("row")
    several = once.filter(pl.len().over(code) > 1).group_by(code, maintain_order=True)
    for (found,), rows in several:
        (one, other), (first, second) = rows[said][:2].to_list(), rows["row"][:2].to_list()
        yield TwoSayings(str(found), (one, other), (int(first), int(second)), heading)
