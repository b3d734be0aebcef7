"""Every row is checked, by looking once at each different value: a month has few months, types and places.

Where a value is wrong, the rows that hold it are looked up, so that the message can say which.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from tithing.places.gazetteer import Gazetteer, UnknownArea
from tithing.sources.police_street.opening import NamedFor, named_for
from tithing.sources.police_street.settings import about, measure_of_type
from tithing.vocabulary.problems import Problem

MOST_PROBLEMS = 100
MOST_OF_ONE_KIND = 10

# Great Britain, Northern Ireland and the sea around: a point elsewhere has lost its sign or its decimals.
LONGITUDES = (-9.0, 2.5)
LATITUDES = (49.0, 61.5)

_LOCATION = r"^(?:On or near .*|No [Ll]ocation|)$"
_PERSONAL = (
    ("a full postcode", r"(?i)\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b"),
    ("an e-mail address", r"[\w.+-]+@[\w-]+\.\w"),
    ("a telephone number", r"(?:\+44|\b0)\s*\(?\d(?:[\s()-]*\d){8,}"),
    ("a date, perhaps of birth", r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b"),
    ("a house number", r"(?i)\b(?:near|at) \d+[a-z]?,? [a-z]\S* \S+|\b(?:flat|apartment|apt) \d+"),
)
_AS_PUBLISHED = "Use the file as it was downloaded"


def problems_in(frame: pl.DataFrame, names: list[str], gazetteer: Gazetteer) -> list[Problem]:
    """Everything wrong with the rows, up to a hundred. `frame` has the columns as published, `__file` and `__row`."""
    found: list[Problem] = []
    for check in (_months, _forces, _types, _places, _points, _ids, _locations, _outcomes, _contexts):
        found += check(frame, names, gazetteer)
    order = sorted(found, key=lambda each: (names.index(each.file), each.row or 0))
    return order[:MOST_PROBLEMS]


def _where(
    frame: pl.DataFrame, names: list[str], wrong: pl.Expr, column: str, what: str, change: str
) -> Iterator[Problem]:
    """A problem for each of the first rows; `{}` in `what` stands for the value."""
    rows = frame.filter(wrong).select("__file", "__row", pl.col(column).fill_null("")).head(MOST_OF_ONE_KIND)
    for file, row, value in rows.iter_rows():
        yield Problem(what.replace("{}", _shown(value)), change, names[file], "", row, column)


def _shown(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:57]}..."


def _values(frame: pl.DataFrame, column: str) -> pl.Series:
    return frame[column].unique().drop_nulls()


def _months(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    found: list[Problem] = []
    month = pl.col("Month")
    bad = month.is_null() | ~month.str.contains(r"^20\d\d-(?:0[1-9]|1[0-2])$")
    counts = frame.group_by("__file", "Month").len().sort("__file", pl.col("len"), descending=[False, True])
    if counts.select(bad.any()).item():
        found += _where(frame, names, bad, "Month", '"{}" is not a month', "Write it 2023-01")
    for file, months in counts.filter(~bad).group_by("__file", maintain_order=True).agg("Month").iter_rows():
        said = named_for(names[file]).month
        wrong = (pl.col("__file") == file) & ~bad & (month != (said or months[0]))
        if any(each != (said or months[0]) for each in months):
            what = f'"{{}}" is not the month of the file, {said or months[0]}'
            found += _where(
                frame, names, wrong, "Month", what, "Import each month's file by itself, as it was published"
            )
    return found


def _forces(frame: pl.DataFrame, names: list[str], gazetteer: Gazetteer) -> list[Problem]:
    found: list[Problem] = []
    for column in ("Reported by", "Falls within"):
        pairs = frame.group_by("__file", column).len().sort("__file", pl.col("len"), descending=[False, True])
        first: dict[int, str] = {}
        for file, value, _ in pairs.iter_rows():
            force = force_slug(gazetteer, value or "")
            said = named_for(names[file])
            wrong = (pl.col("__file") == file) & pl.col(column).fill_null("").eq(value or "")
            if not force:
                what = '"{}" is not a police force we know'
            elif column == "Reported by" and force != first.setdefault(
                file, _force_said(said, gazetteer) or force
            ):
                what = f'"{{}}" is not the force of the file, {first[file]}'
            else:
                continue
            found += _where(frame, names, wrong, column, what, _AS_PUBLISHED)
    return found


def _force_said(said: NamedFor, gazetteer: Gazetteer) -> str:
    return force_slug(gazetteer, said.force) if said.force else ""


def force_slug(gazetteer: Gazetteer, name: str) -> str:
    """The slug of the force of this name, "" for none."""
    try:
        return gazetteer.force_called(name).slug if name else ""
    except UnknownArea:
        return ""


def _types(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    known = list(measure_of_type())
    wrong = pl.col("Crime type").is_null() | ~pl.col("Crime type").is_in(known)
    if not frame["Crime type"].null_count() and _values(frame, "Crime type").is_in(known).all():
        return []
    change = f"The published types are {', '.join(known)}"
    return list(
        _where(frame, names, wrong, "Crime type", 'the crime type "{}" is not one of the published', change)
    )


def _places(frame: pl.DataFrame, names: list[str], gazetteer: Gazetteer) -> list[Problem]:
    found: list[Problem] = []
    codes = _values(frame, "LSOA code")
    malformed = codes.filter(~codes.str.contains(r"^[EW]01\d{6}$"))
    if malformed.len():
        wrong = pl.col("LSOA code").is_in(malformed.implode())
        what, change = '"{}" is not the code of an LSOA', "An LSOA code is E01 or W01 and six digits"
        found += _where(frame, names, wrong, "LSOA code", what, change)
    unknown = [code for code in codes.to_list() if code not in gazetteer and code not in set(malformed)]
    if unknown:
        change = "Import a look-up that has it (LSOA to ward to district), then this file again"
        wrong = pl.col("LSOA code").is_in(unknown)
        found += _where(frame, names, wrong, "LSOA code", '"{}" is in no look-up we hold', change)
    texts = _values(frame, "LSOA name")
    if not texts.str.contains(r"^.+ \d{3}[A-Z]{1,2}$").all():
        wrong = ~pl.col("LSOA name").str.contains(r"^.+ \d{3}[A-Z]{1,2}$")
        found += _where(frame, names, wrong, "LSOA name", "it is not the name of an LSOA", _AS_PUBLISHED)
    return found


def _points(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    found: list[Problem] = []
    for column, (low, high), other in (
        ("Longitude", LONGITUDES, "Latitude"),
        ("Latitude", LATITUDES, "Longitude"),
    ):
        number = pl.col(column).cast(pl.Float64, strict=False)
        outside = pl.col(column).is_not_null() & ~number.is_between(low, high).fill_null(False)
        alone = pl.col(column).is_null() & pl.col(other).is_not_null()
        wrong_out, wrong_alone = frame.select(outside.any().alias("a"), alone.any().alias("b")).row(0)
        if wrong_out:
            what = f'"{{}}" is not a {column.lower()} in the United Kingdom ({low:g} to {high:g})'
            found += _where(frame, names, outside, column, what, _AS_PUBLISHED)
        if wrong_alone:
            what = f"it is empty, and there is a {other.lower()}"
            found += _where(frame, names, alone, column, what, "Give both or neither")
    return found


def _ids(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    wrong = ~pl.col("Crime ID").str.contains(r"^[0-9a-f]{64}$").fill_null(True)
    if not frame.select(wrong.any()).item():
        return []
    what = "it is not a published crime ID (64 figures and letters a to f)"
    return list(_where(frame, names, wrong, "Crime ID", what, _AS_PUBLISHED))


def _locations(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    found: list[Problem] = []
    texts = _values(frame, "Location")
    strange = texts.filter(~texts.str.contains(_LOCATION))
    if strange.len():
        wrong = pl.col("Location").is_in(strange.implode())
        what = 'it does not begin with "On or near", as every published place does'
        found += _where(frame, names, wrong, "Location", what, _AS_PUBLISHED)
    for called, pattern in _PERSONAL:
        personal = texts.filter(texts.str.contains(pattern))
        if personal.len():
            wrong = pl.col("Location").is_in(personal.implode())
            change = "Take it out: nothing about a person or a single address is kept"
            found += _where(frame, names, wrong, "Location", f"it holds {called}", change)
    return found


def unknown_outcomes(frame: pl.DataFrame) -> list[str]:
    texts = _values(frame, "Last outcome category")
    return sorted(texts.filter(~texts.is_in(about()["outcomes"]["known"])).to_list())


def _outcomes(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    unknown = unknown_outcomes(frame)
    personal = [text for text in unknown if _is_personal(text)]
    refused = unknown if len(unknown) > about()["outcomes"]["unknown_allowed"] else personal
    if not refused:
        return []
    wrong = pl.col("Last outcome category").is_in(refused)
    what = "it is none of the published outcomes"
    return list(_where(frame, names, wrong, "Last outcome category", what, _AS_PUBLISHED))


def _is_personal(text: str) -> bool:
    values = pl.Series([text])
    return any(bool(values.str.contains(pattern).any()) for _, pattern in _PERSONAL)


def _contexts(frame: pl.DataFrame, names: list[str], _: Gazetteer) -> list[Problem]:
    if frame["Context"].null_count() == frame.height:
        return []
    what = "there is text in it, and the publisher leaves it empty"
    change = "Empty the column: free text may be about a person, and is not kept"
    return list(_where(frame, names, pl.col("Context").is_not_null(), "Context", what, change))
