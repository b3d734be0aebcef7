"""Rows of stored observations, chosen and put together: what previews and questions ask of the store.

Each takes what `Engine.scan` gives, or frames made of it, and gives rows in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import narwhals as nw

from tithing.observations.entering.headed import SHEET, InFile
from tithing.observations.schema import KEY
from tithing.observations.standing.extent import Extent
from tithing.vocabulary.access import Access


def rows_of(scanned: Any, columns: Sequence[str]) -> Any:
    """These columns of every row."""
    return nw.from_native(scanned).select(*columns).collect("polars")


def rows_within(scanned: Any, extent: Extent, columns: Sequence[str], *, alone: Iterable[str]) -> Any | None:
    """Rows that may have a key of this extent, or be its rival: of its suppliers, or for a measure in `alone`, that one
    supplier speaks for, of any. None for none.
    """
    wanted = [
        nw.col("start") >= extent.first,
        nw.col("end") <= extent.last,
        nw.col("measure").is_in(sorted(extent.measures)),
        nw.col("supplier").is_in(sorted(extent.suppliers)) | nw.col("measure").is_in(sorted(alone)),
    ]
    rows = nw.from_native(scanned).filter(*wanted).select(*columns).collect("polars")
    return rows if len(rows) else None


def rows_of_figures(scanned: Any, columns: Sequence[str], measures: Sequence[str], like: Any) -> Any:
    """Rows of these measures in the areas and periods of other rows."""
    wanted = [nw.col(name).is_in(like[name].unique().to_list()) for name in ("area", "period")]
    chosen = nw.from_native(scanned).lazy().filter(nw.col("measure").is_in(list(measures)), *wanted)
    return chosen.select(*columns).collect("polars")


def rows_with(scanned: Any, columns: Sequence[str], measures: Iterable[str]) -> Any:
    """Rows of these measures, whatever they are of."""
    chosen = nw.from_native(scanned).filter(nw.col("measure").is_in(sorted(measures)))
    return chosen.select(*columns).collect("polars")


def measures_in(scanned: Any, areas: Iterable[str]) -> set[tuple[str, str]]:
    """(measure, area) of everything there is for these areas."""
    wanted = nw.from_native(scanned).filter(nw.col("area").is_in(sorted(areas)))
    pairs = wanted.select("measure", "area").unique().collect("polars")
    return {(row[0], row[1]) for row in pairs.iter_rows()}


def access_in(scanned: Any) -> set[Access]:
    """Who may see the rows there are: each kind once."""
    found = nw.from_native(scanned).select("access").unique().collect("polars")
    return {Access(word) for word in found["access"].to_list()}


def shown_to_in(scanned: Any) -> set[tuple[str, str, Access, date | None]]:
    """Each measure with a supplier of it, who may see what they sent, and the day on which it opens where one was said."""
    told = nw.from_native(scanned).filter(
        ~nw.col("value").is_null() | (nw.col("access") != Access.WITHHELD.value)
    )
    found = told.select("measure", "supplier", "access", "expected").unique().collect("polars")
    return {
        (measure, supplier, Access(access), day if access == Access.WITHHELD else None)
        for measure, supplier, access, day in found.iter_rows()
    }


def areas_in(scanned: Any) -> list[str]:
    """The areas that the rows there are speak of, each once."""
    found = nw.from_native(scanned).select("area").unique().collect("polars")
    return sorted(found["area"].to_list())


def rows_in(scanned: Any, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    """These columns of every row."""
    found: list[tuple[Any, ...]] = nw.from_native(scanned).select(*columns).collect("polars").rows()
    return found


def put_together(frames: Iterable[Any]) -> Any:
    """Frames with the same columns as one."""
    return nw.concat(list(frames))


def stated_rows(read: Iterable[tuple[InFile, Any]], columns: Sequence[str]) -> Any | None:
    """The rows that files state, with file and sheet beside each; None where they state none. Counted rows have no line."""
    frames = [
        _on_its_sheet(nw.from_native(frame, eager_only=True), file)
        .filter(nw.col("row") > 0)
        .with_columns(file=nw.lit(file.name))
        .select(*columns)
        for file, frame in read
    ]
    whole = nw.concat(frames) if frames else None
    return whole if whole is not None and len(whole) else None


def _on_its_sheet(frame: Any, file: InFile) -> Any:
    """With the sheet of each row, as the reader says, or the only one from which figures came."""
    if SHEET in frame.columns:
        return frame
    return frame.with_columns(nw.lit(file.headed({}).sheet).alias(SHEET))


def first_of_each(frames: Sequence[Any]) -> Any | None:
    """Of the rows of each key the one that comes first; None where there is no frame."""
    if not frames:
        return None
    return nw.concat(list(frames)).unique(subset=list(KEY), keep="first", maintain_order=True)


def latest_first(
    scanned: Any,
    columns: Sequence[str],
    *,
    measures: Sequence[str],
    areas: Sequence[str],
    places: Mapping[str, int],
) -> Any:
    """Rows of these measures and areas, those of the entry with the highest place first."""
    found = nw.from_native(scanned).filter(nw.col("measure").is_in(measures), nw.col("area").is_in(areas))
    held = found.select(*columns, "entry").collect("polars")
    order = nw.col("entry").replace_strict(list(places), list(places.values()), return_dtype=nw.Int64)
    return held.with_columns(place=order).sort("place", descending=True).select(*columns)
