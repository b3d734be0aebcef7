"""What a reader of the counts should know of each file, in a line each, and what must be asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.places.placing import BEST_FIT, UNPLACED
from tithing.places.reference_files import lsoa_changes
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.questions import Question

_MANY_AGAIN = 0.05  # of the rows with a Crime ID: in 187,609 true ones, one was there twice

_LEAST_AGAIN = 5


@dataclass(frozen=True)
class SaidOfFile:
    """Of one file: its notices, and its questions."""

    notices: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


def said_by_file(
    incidents: pl.DataFrame, names: list[str], unknown_outcomes: list[str], gazetteer: Gazetteer
) -> list[SaidOfFile]:
    """What there is to say of each file, in order."""
    rows = {row["__file"]: row for row in _counts(incidents, gazetteer).iter_rows(named=True)}
    new = [
        f"{names[0]} or a file read with it: outcomes we have not met before: {'; '.join(unknown_outcomes)}"
    ]
    return [
        SaidOfFile(
            (*_lines(rows[at], name), *(new if unknown_outcomes and at == 0 else ())), _asked(rows[at], name)
        )
        for at, name in enumerate(names)
    ]


def _asked(row: dict[str, Any], name: str) -> tuple[Question, ...]:
    """About a file of which many rows stand again, as where one was put below another."""
    if row["repeated"] < _LEAST_AGAIN or row["repeated"] <= _MANY_AGAIN * row["with_id"]:
        return ()
    figures = (("file", name), ("rows with an id", str(row["with_id"])), ("again", str(row["repeated"])))
    words = (
        f"{row['repeated']:,} of its {_rows(row['with_id'])} with a Crime ID have one that stood before: does the "
        "file hold the same rows twice? Each row is counted."
    )
    return (Question("crime_ids_again", words, figures, file=name),)


def _counts(incidents: pl.DataFrame, gazetteer: Gazetteer) -> pl.DataFrame:
    own = {slug: gazetteer.force_called(slug).code for slug in incidents["supplier"].unique().to_list()}
    placed = pl.col("fit") != UNPLACED
    old = pl.col("code").is_in(list(lsoa_changes()))
    elsewhere = placed & (pl.col("force") != pl.col("supplier").replace_strict(own, return_dtype=pl.String))
    with_id = pl.col("incident_id").drop_nulls()
    return (
        incidents.lazy()
        .group_by("__file", maintain_order=True)
        .agg(
            old.sum().alias("old"),
            (pl.col("fit") == BEST_FIT).sum().alias("best_fit"),
            elsewhere.sum().alias("elsewhere"),
            pl.col("district").filter(elsewhere).unique().alias("districts"),
            (pl.col("fit") == UNPLACED).sum().alias("unlocated"),
            with_id.len().alias("with_id"),
            (with_id.len() - with_id.n_unique()).alias("repeated"),
        )
        .with_columns(
            pl.col("districts").list.eval(
                pl.element().replace({code: gazetteer.get(code).name for code in _elsewhere(incidents)})
            )
        )
        .collect()
    )


def _elsewhere(incidents: pl.DataFrame) -> list[str]:
    return [code for code in incidents["district"].unique().to_list() if code]


def _lines(row: dict[str, Any], name: str) -> list[str]:
    """In the past tense, which is the same of one row and of many."""
    lines = []
    if row["old"]:
        fit = f", {row['best_fit']:,} of them in a ward by best fit" if row["best_fit"] else ""
        lines.append(
            f"{name}: {_rows(row['old'])} had an LSOA code of 2011 that ended in 2021; each is placed{fit}"
        )
    if row["elsewhere"]:
        districts = sorted(str(each) for each in row["districts"])
        where = listed(districts, most=5)
        lines.append(
            f"{name}: {_rows(row['elsewhere'])} fell outside the force's area and counted there ({where})"
        )
    if row["unlocated"]:
        lines.append(
            f"{name}: {_rows(row['unlocated'])} had no LSOA (unlocated) and counted for the force only"
        )
    if row["repeated"]:
        lines.append(f"{name}: {_rows(row['repeated'])} repeated a Crime ID and counted as published")
    return lines


def _rows(number: int) -> str:
    return numbered(number, "row")
