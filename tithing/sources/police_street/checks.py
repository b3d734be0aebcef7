"""Every row is checked, by looking once at each different value; rows are looked up only where one is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.places.placing import Placing, place_code
from tithing.sources.police_street.distinct import BOUNDS, CRIME_ID, Distinct, outside
from tithing.sources.police_street.opening import named_for
from tithing.sources.police_street.personal import is_personal, personal_in
from tithing.sources.police_street.settings import about, measure_of_type
from tithing.statistics.rounding import written
from tithing.vocabulary.problems import Problem

MOST_PROBLEMS = 100
MOST_OF_ONE_KIND = 10

MONTH = r"^20\d\d-(?:0[1-9]|1[0-2])$"
_LSOA_CODE = r"^[EW]01\d{6}$"
_LSOA_NAME = r"^.+ \d{3}[A-Z]{1,2}$"
_LOCATION = r"^(?:On or near .*|No [Ll]ocation)$"
_AS_PUBLISHED = "Use the file as it was downloaded"
_NOT_KEPT = "Take it out: nothing about a person or a single address is kept"


@dataclass(frozen=True)
class Batch:
    """Rows of several files as one table: the published columns, `__file` (position in `names`), `__row`."""

    frame: pl.DataFrame
    names: list[str]
    distinct: Distinct
    gazetteer: Gazetteer
    placed: Mapping[str, Placing]  # by code
    unknown_codes: Collection[str]  # well formed, and in no look-up

    def where(self, wrong: pl.Expr, column: str, what: str, change: str) -> list[Problem]:
        """A problem for each of the first different values, with its rows; `{}` in `what` stands for the value."""
        found = self.frame.filter(wrong).select("__file", "__row", pl.col(column).fill_null(""))
        alike = found.group_by("__file", column, maintain_order=True).agg("__row")
        return [
            Problem(
                what.replace("{}", _shown(value)),
                change,
                self.names[file],
                "",
                rows[0],
                column,
                rows=tuple(rows),
            )
            for file, value, rows in alike.head(MOST_OF_ONE_KIND).iter_rows()
        ]


def problems_in(batch: Batch) -> list[Problem]:
    """Everything wrong with the rows, in file and row order, up to a hundred."""
    checks = (
        _months, _forces, _types, _codes, _lsoa_names, _names_of_codes, _points, _ids, _locations, _outcomes, _contexts,
    )  # fmt: skip
    found = [problem for check in checks for problem in check(batch)]
    return sorted(found, key=lambda each: (batch.names.index(each.file), each.row or 0))[:MOST_PROBLEMS]


def _shown(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}..."


def _in_file(file: int) -> pl.Expr:
    return pl.col("__file") == file


def _months(batch: Batch) -> list[Problem]:
    found: list[Problem] = []
    month = pl.col("Month")
    bad = month.is_null() | ~month.str.contains(MONTH)
    for file, months in batch.distinct.by_file.select("__file", "Month").iter_rows():
        of_file = named_for(batch.names[file]).month or months[0]
        if months == [of_file] and re.fullmatch(MONTH, of_file):
            continue
        found += batch.where(_in_file(file) & bad, "Month", '"{}" is not a month', "Write it 2023-01")
        other = _in_file(file) & ~bad & (month != (of_file or ""))
        change = "Import each month's file by itself, as it was published"
        found += batch.where(other, "Month", f'"{{}}" is not the month of the file, {of_file}', change)
    return found


def _forces(batch: Batch) -> list[Problem]:
    found: list[Problem] = []
    for file, reported, within in batch.distinct.by_file.drop("Month").iter_rows():
        of_file = force_slug(batch.gazetteer, named_for(batch.names[file]).force or reported[0])
        for column, values in (("Reported by", reported), ("Falls within", within)):
            unknown = [value for value in values if not force_slug(batch.gazetteer, value)]
            other = [v for v in values if v not in unknown and force_slug(batch.gazetteer, v) != of_file]
            found += _wrong_forces(batch, file, column, unknown, '"{}" is not a police force we know')
            if column == "Reported by":
                found += _wrong_forces(
                    batch, file, column, other, f'"{{}}" is not the force of the file, {of_file}'
                )
    return found


def _wrong_forces(batch: Batch, file: int, column: str, values: list[str | None], what: str) -> list[Problem]:
    if not values:
        return []
    wrong = pl.col(column).fill_null("").is_in([value or "" for value in values])
    return batch.where(_in_file(file) & wrong, column, what, _AS_PUBLISHED)


def force_slug(gazetteer: Gazetteer, name: str | None) -> str:
    """The slug of the force of this name, "" for none."""
    try:
        return gazetteer.force_called(name).slug if name else ""
    except UnknownArea:
        return ""


def _types(batch: Batch) -> list[Problem]:
    known = list(measure_of_type())
    if not batch.distinct.flags["no type"] and batch.distinct.values["Crime type"].is_in(known).all():
        return []
    wrong = pl.col("Crime type").is_null() | ~pl.col("Crime type").is_in(known)
    what = 'the crime type "{}" is not one of the published'
    return batch.where(wrong, "Crime type", what, f"The published types are {', '.join(known)}")


def _codes(batch: Batch) -> list[Problem]:
    codes = batch.distinct.values["LSOA code"]
    malformed = codes.filter(~codes.str.contains(_LSOA_CODE)).to_list()
    unknown = [code for code in batch.unknown_codes if code not in malformed]
    found: list[Problem] = []
    if malformed:
        change = "An LSOA code is E01 or W01 and six digits"
        wrong = pl.col("LSOA code").is_in(malformed)
        found += batch.where(wrong, "LSOA code", '"{}" is not the code of an LSOA', change)
    if unknown:
        change = "Import a look-up that has it (LSOA to ward to district), then this file again"
        wrong = pl.col("LSOA code").is_in(unknown)
        found += batch.where(wrong, "LSOA code", '"{}" is in no look-up we hold', change)
    return found


def _names_of_codes(batch: Batch) -> list[Problem]:
    """A code beside the name of an LSOA in another district: one of the two was changed."""
    pairs = batch.distinct.places.drop_nulls()
    apart = [pair for pair in pairs.iter_rows() if _lie_apart(batch, *pair)]
    found: list[Problem] = []
    for code, name in apart:
        wrong = (pl.col("LSOA code") == code) & (pl.col("LSOA name") == name)
        what = f'"{{}}" is in another district than {code}, the code beside it'
        found += batch.where(wrong, "LSOA name", what, _AS_PUBLISHED)
    return found


def _lie_apart(batch: Batch, code: str, name: str) -> bool:
    """Whether the LSOA of this name lies in another district; a name of before is in no list, and is believed."""
    ours = batch.placed.get(code)
    if ours is None or not ours.lsoa:
        return False
    if _district_said(batch.gazetteer.get(ours.lsoa).name) == _district_said(name):
        return False
    try:
        return place_code(batch.gazetteer, batch.gazetteer.lsoa_called(name)).district != ours.district
    except UnknownArea:
        return False


def _district_said(name: str) -> str:
    return name.rpartition(" ")[0]


def _lsoa_names(batch: Batch) -> list[Problem]:
    if batch.distinct.values["LSOA name"].str.contains(_LSOA_NAME).all():
        return []
    wrong = ~pl.col("LSOA name").str.contains(_LSOA_NAME)
    return batch.where(wrong, "LSOA name", "it is not the name of an LSOA", _AS_PUBLISHED)


def _points(batch: Batch) -> list[Problem]:
    found: list[Problem] = []
    for column, (low, high) in BOUNDS.items():
        if batch.distinct.flags[f"bad {column}"]:
            what = (
                f'"{{}}" is not a {column.lower()} in the United Kingdom ({written(low)} to {written(high)})'
            )
            found += batch.where(outside(column), column, what, _AS_PUBLISHED)
    if batch.distinct.flags["half a point"]:
        for column, other in (("Longitude", "Latitude"), ("Latitude", "Longitude")):
            wrong = pl.col(column).is_null() & pl.col(other).is_not_null()
            found += batch.where(
                wrong, column, f"it is empty, and there is a {other}", "Give both or neither"
            )
    return found


def _ids(batch: Batch) -> list[Problem]:
    if not batch.distinct.flags["bad id"]:
        return []
    what = "it is not a published crime ID (64 figures and letters a to f)"
    return batch.where(~pl.col("Crime ID").str.contains(CRIME_ID), "Crime ID", what, _AS_PUBLISHED)


def _locations(batch: Batch) -> list[Problem]:
    texts = batch.distinct.values["Location"]
    found: list[Problem] = []
    strange = texts.filter(~texts.str.contains(_LOCATION)).to_list()
    if strange:
        what = 'it does not begin with "On or near", as every published place does'
        found += batch.where(pl.col("Location").is_in(strange), "Location", what, _AS_PUBLISHED)
    for called, personal in personal_in(texts).items():
        wrong = pl.col("Location").is_in(personal)
        found += batch.where(wrong, "Location", f"it holds {called}", _NOT_KEPT)
    return found


def unknown_outcomes(distinct: Distinct) -> list[str]:
    texts = distinct.values["Last outcome category"]
    return sorted(texts.filter(~texts.is_in(about()["outcomes"]["known"])).to_list())


def _outcomes(batch: Batch) -> list[Problem]:
    unknown = unknown_outcomes(batch.distinct)
    too_many = len(unknown) > about()["outcomes"]["unknown_allowed"]
    refused = unknown if too_many else [text for text in unknown if is_personal(text)]
    if not refused:
        return []
    wrong = pl.col("Last outcome category").is_in(refused)
    return batch.where(wrong, "Last outcome category", "it is none of the published outcomes", _AS_PUBLISHED)


def _contexts(batch: Batch) -> list[Problem]:
    if not batch.distinct.flags["context"]:
        return []
    what = "there is text in it, and the publisher leaves it empty"
    change = "Empty the column: free text may be about a person, and is not kept"
    return batch.where(pl.col("Context").is_not_null(), "Context", what, change)
