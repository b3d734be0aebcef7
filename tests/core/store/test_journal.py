"""The journal reads back as it was written, and says where it was damaged."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import text
from tithing.store.current import current_entries
from tithing.store.folder import BookFolder, book_folder
from tithing.store.journal import Entry, StoredFile, entry_id, line_of, read_journal, write_journal
from tithing.vocabulary.problems import Refused


def _entry(number: int = 1, **stated: object) -> Entry:
    ordinary: dict[str, object] = {
        "id": f"{number:020x}",
        "received": datetime(2018, 5, 1, 9, tzinfo=UTC),
        "name": f"{number}.csv",
        "sha256": f"{number:064x}",
        "content_sha256": f"{number:064x}",
        "source": "ledger",
        "reader_version": "1",
        "rows": 3,
    }
    return Entry(**{**ordinary, **stated})  # type: ignore[arg-type]


@given(
    name=text(),
    release=st.none() | st.dates(),
    notices=st.lists(text(), max_size=3).map(tuple),
    rows=st.integers(min_value=0),
)
def test_an_entry_reads_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
    release: date | None,
    notices: tuple[str, ...],
    rows: int,
) -> None:
    folder = BookFolder(tmp_path_factory.getbasetemp())
    files = (StoredFile("observations/2017-18/a.parquet", "ab"),)
    entry = _entry(name=name.encode("utf-8", "replace").decode(), release=release, rows=rows, files=files)

    write_journal(folder, [entry, _entry(2)])

    assert read_journal(folder) == (entry, _entry(2))


def test_each_entry_is_one_line_of_json(tmp_path: Path) -> None:
    line = line_of(_entry(name="two\nlines.csv"))

    assert "\n" not in line
    assert json.loads(line)["name"] == "two\nlines.csv"


def test_a_line_separator_in_a_name_does_not_cut_the_line(tmp_path: Path) -> None:
    folder, entry = BookFolder(tmp_path), _entry(name="odd\u2028name\x85.csv")

    write_journal(folder, [entry])

    assert read_journal(folder) == (entry,)


@pytest.mark.parametrize("damage", ["{", '{"id": "a"}', "[]", '{"unknown": 1}'])
def test_a_damaged_line_is_named(tmp_path: Path, damage: str) -> None:
    folder = BookFolder(tmp_path)
    folder.journal.write_text(line_of(_entry()) + "\n" + damage + "\n")

    with pytest.raises(Refused, match=r"journal\.jsonl, row 2"):
        read_journal(folder)


def test_a_folder_that_is_no_book_says_how_to_start_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="tithing init"):
        book_folder(tmp_path / "nowhere")


def test_the_id_tells_content_reader_supplier_and_release_apart() -> None:
    stated = {"content_sha256": "a", "source": "s", "reader_version": "1", "supplier": "", "release": None}
    others = [
        {**stated, "content_sha256": "b"},
        {**stated, "source": "t"},
        {**stated, "reader_version": "2"},
        {**stated, "supplier": "fire"},
        {**stated, "release": date(2018, 4, 12)},
    ]

    assert len({entry_id(**each) for each in [stated, *others]}) == 6  # type: ignore[arg-type]


def test_the_latest_of_a_series_stands_and_unstated_releases_are_oldest() -> None:
    unstated = _entry(1, series="m", release=None)
    early = _entry(2, series="m", release=date(2018, 4, 12))
    late = _entry(3, series="m", release=date(2018, 7, 12))
    alone = _entry(4)

    assert set(current_entries([late, alone, early, unstated])) == {late, alone}
    assert set(current_entries([late, alone, early, unstated], as_known_on=date(2018, 5, 1))) == {
        early,
        alone,
    }
