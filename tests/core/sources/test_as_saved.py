"""A table that Excel saved in another way is the same table: whichever source reads it, or it is said how to save it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.core.sources.building import context_for, read_small, received
from tests.support.each_source import SMALL_FILES, STREET, SmallFile
from tithing.sources.contract import Reading
from tithing.sources.opened import delimited
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.problems import Refused


def _parted(small: SmallFile, sign: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows((*small.above, *small.rows))
    return text.getvalue()


def _quoted(small: SmallFile) -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows((*small.above, *small.rows))
    return text.getvalue()


# How a spreadsheet saves a table, beside UTF-8 with commas.
WAYS = {
    "with a mark": lambda small: _parted(small, ",").encode("utf-8-sig"),
    "Unicode text": lambda small: _parted(small, "\t").encode("utf-16"),
    "Unicode with commas": lambda small: _parted(small, ",").encode("utf-16"),
    "plain": lambda small: _parted(small, ",").encode("cp1252"),
    "semicolons": lambda small: _parted(small, ";").encode(),
    "tabs": lambda small: _parted(small, "\t").encode(),
    "every cell quoted": lambda small: _quoted(small).encode(),
    "old line ends": lambda small: _parted(small, ",").replace("\n", "\r").encode(),
}
EACH = [
    pytest.param(small, way, id=f"{small.name}, {way}")
    for small in SMALL_FILES
    if "csv" in small.formats
    for way in WAYS
]
AS_PUBLISHED = ("Unicode text", "Unicode with commas", "semicolons", "tabs", "old line ends")


@pytest.mark.parametrize(("small", "way"), EACH)
def test_a_table_that_was_saved_in_another_way_is_read_as_it_was(
    small: SmallFile, way: str, tmp_path: Path
) -> None:
    """Street files are read as they are downloaded: a spreadsheet may have changed their months."""
    file = received(tmp_path / f"{small.name}.csv", WAYS[way](small))
    source = source_named(small.source, list_sources())
    if small is STREET and way in AS_PUBLISHED:
        with pytest.raises(Refused) as refused:
            source.read_many([file], context_for(small))
        assert all("as it was downloaded" in problem.change for problem in refused.value.problems)
        return

    (reading,) = source.read_many([file], context_for(small))

    assert _said(reading) == _said(read_small(small, tmp_path / "plain", "csv"))


def _said(reading: Reading) -> list[object]:
    frames = [reading.observations, reading.incidents, *reading.lookups.values()]
    return [frame if frame is None else frame.rows() for frame in frames]


def test_letters_that_are_not_in_utf_8_are_told_and_read(tmp_path: Path) -> None:
    text = "Code,Name,All ages\nW06000001,Ynys Môn,69000\n"
    file = received(tmp_path / "mye24tablesew.csv", text.encode("cp1252"))

    (reading,) = source_named("populations", list_sources()).read_many([file], context_for(STREET))

    assert reading.rows == 1
    assert any("Windows-1252" in notice for notice in reading.notices)


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
@pytest.mark.parametrize(
    "titles", [["Noise by quarter"], ["Noise by quarter", "Of noise, by day; as told"]], ids=["one", "two"]
)
def test_a_title_that_has_no_cells_hides_no_sign_that_parts_them(
    tmp_path: Path, titles: list[str], sign: str
) -> None:
    path = tmp_path / "noise.csv"
    rows = [["Council", "Noise cases"], ["Hartlepool", "41"]]
    path.write_text("\n".join([*titles, *map(sign.join, rows), ""]))

    (read,) = delimited.read(path, name=path.name).sheets
    (peeked,) = delimited.peek(path, name=path.name, rows=9)

    for table in (read, peeked):
        assert [list(row.cells) for row in table.rows[len(titles) :]] == rows
        assert [row.number for row in table.rows] == list(range(1, len(titles) + 3))
