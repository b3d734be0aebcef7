"""What a reader of the counts should know of each file, in a line each."""

from __future__ import annotations

from typing import Any

import polars as pl

from tithing.places.gazetteer import Gazetteer
from tithing.places.placing import BEST_FIT, UNPLACED
from tithing.places.reference_files import lsoa_changes
from tithing.vocabulary.numbered import numbered


def notices_by_file(
    incidents: pl.DataFrame, names: list[str], unknown_outcomes: list[str], gazetteer: Gazetteer
) -> list[list[str]]:
    """The notices of each file, in order."""
    counts = _counts(incidents, gazetteer)
    found: list[list[str]] = [[] for _ in names]
    for row in counts.iter_rows(named=True):
        found[row["__file"]] = list(_lines(row, names[row["__file"]]))
    if unknown_outcomes:
        words = "; ".join(unknown_outcomes)
        found[0].append(f"{names[0]} or a file read with it: outcomes we have not met before: {words}")
    return found


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
        where = ", ".join(districts[:5]) + (" and others" if len(districts) > 5 else "")
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
