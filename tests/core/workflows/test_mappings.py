"""A partner's own export, its columns matched once: the mapping stands with the entry, and a rebuild asks nothing else."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.books import bytes_of, make_book
from tithing.observations.measure import load_measures
from tithing.reading.book import Book
from tithing.sources.table_mapping import mapping_from, mapping_from_text
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.files_in.import_files import ImportReport, import_files
from tithing.workflows.files_in.propose_mapping import propose_mapping
from tithing.workflows.the_book.rebuild import rebuild

NOW = datetime(2026, 11, 2, tzinfo=UTC)
LONG = """version = 1
[columns]
measure = "Kind"
area = "Station"
period = "Month"
value = "No."
[same_for_all]
unit = "count"
supplier = "fire-brigade"
[words.area]
HPOOL = "Hartlepool"
[words.measure]
Sec = "deliberate_secondary_fires"
"""
BY_MEASURE = """version = 2
[columns]
area = "Station"
period = "Month"
[values]
"Sec" = "deliberate_secondary_fires"
"Veh" = "deliberate_vehicle_fires"
[same_for_all]
unit = "count"
"""
BY_GROUP = BY_MEASURE.replace('"Sec"', '"Deliberate: Sec"').replace('"Veh"', '"Deliberate Veh"')
GROUPS = ",,Deliberate,,Accidental,\nStation,Month,Sec,Veh,Sec,Veh\n"
ACROSS = """version = 1
periods_across = true
[columns]
area = "Station"
[same_for_all]
unit = "count"
measure = "deliberate_secondary_fires"
"""


def mapped(folder: Path, mapping: str, text: str) -> tuple[Book, ImportReport]:
    """A book that has the mapping `fire`, and what importing the text by it gave."""
    book = make_book(folder / "book")
    (book.folder.partnership / "mappings").mkdir()
    (book.folder.partnership / "mappings" / "fire.toml").write_text(mapping)
    sent = folder / "export.csv"
    sent.write_text(text)
    return book, import_files(book, [sent], now=NOW, mapping="fire")


def figures(book: Book) -> set[tuple[str, str, str, float]]:
    from tithing.store.parquet.sound import sound_files
    from tithing.store.parquet.tables import rows_of

    files = [file for entry in read_journal(book.folder) for file in entry.files]
    found = rows_of(book.engine, sound_files(book.folder, files))
    return {(row["measure"], row["area"], row["period"], row["value"]) for row in found}


SEC, VEH = "deliberate_secondary_fires", "deliberate_vehicle_fires"


@pytest.mark.parametrize(
    ("mapping", "text", "expected"),
    [
        (
            LONG,
            "Kind,Station,Month,No.,left\nSec,HPOOL,Apr 2025,4,1\nTotal,HPOOL,Apr 2025,4,1\n",
            {(SEC, "2025-04", 4.0)},
        ),
        (
            BY_MEASURE,
            "Station,Month,Sec,Veh\nHartlepool,Q4 2024/25,4,1\n",
            {(SEC, "2024-25Q4", 4.0), (VEH, "2024-25Q4", 1.0)},
        ),
        (
            BY_GROUP,
            f"{GROUPS}Hartlepool,Q4 2024/25,4,1,8,9\n",
            {(SEC, "2024-25Q4", 4.0), (VEH, "2024-25Q4", 1.0)},
        ),
        (ACROSS, "Station,Apr-25,May-25\nHartlepool,4,1\n", {(SEC, "2025-04", 4.0), (SEC, "2025-05", 1.0)}),
        (ACROSS, ",2025,\nStation,Apr,May\nHartlepool,4,1\n", {(SEC, "2025-04", 4.0), (SEC, "2025-05", 1.0)}),
    ],
)
def test_each_shape_of_an_export_is_read_and_rebuilt(
    tmp_path: Path, mapping: str, text: str, expected: set[tuple[str, str, float]]
) -> None:
    book, report = mapped(tmp_path, mapping, text)

    assert figures(book) == {(measure, "E06000001", period, value) for measure, period, value in expected}
    assert any(
        "read by the mapping fire, version" in notice for entry in report.taken for notice in entry.notices
    )


def test_a_rebuild_needs_no_mapping_but_the_entrys(tmp_path: Path) -> None:
    book, _ = mapped(tmp_path, LONG, "Kind,Station,Month,No.\nSec,HPOOL,Apr 2025,4\n")
    (book.folder.partnership / "mappings" / "fire.toml").unlink()
    before = bytes_of(book.folder.root)
    (store,) = (book.folder.store / "observations").rglob("*.parquet")
    store.unlink()

    rebuild(book, now=NOW)

    assert bytes_of(book.folder.store) == {
        path.removeprefix("store/"): sha for path, sha in before.items() if path.startswith("store/")
    }
    (entry,) = read_journal(book.folder)
    assert mapping_from_text(entry.mapping) == mapping_from("fire", tomllib.loads(LONG), file="")
    assert entry.supplier == "fire-brigade"


def refused(folder: Path, mapping: str, text: str) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refusal:
        mapped(folder, mapping, text)
    return refusal.value.problems


@pytest.mark.parametrize(
    ("mapping", "text", "what"),
    [
        (LONG, "Kind,Stations,Month,No.\nSec,HPOOL,Apr 2025,4\n", 'no column is headed "Station"'),
        (LONG, "Kind,Station,Month,No.\nSec,HPOOL,Apr 2025,<5\n", "withheld"),
        (LONG, "Kind,Station,Month,No.\nSec,HPOOL,some day,5\n", "is not a period"),
        (LONG, "Kind,Station,Month,No.\nSec,Nowhere at all,Apr 2025,5\n", "Nowhere at all"),
        (LONG, "Kind,Station,Month,No.\n", "nothing under it"),
        (LONG, "Kind,Station,Month,No.\nSec,HPOOL,Apr 2025,5\nSec,HPOOL,Apr 2025,6\n", "two values"),
        (LONG, "Kind,Station,Month,No.,email\nSec,HPOOL,Apr 2025,5,x\n", "personal"),
        (
            BY_GROUP.replace("Sec", "Sek"),
            f"{GROUPS}Hartlepool,Apr 2025,4,1,8,9\n",
            'there is "Deliberate Sec"',
        ),
        (
            BY_GROUP,
            f"{GROUPS.replace('Accidental', 'me@example.org')}Hartlepool,Apr 2025,4,1,8,9\n",
            "holds an e-mail address",
        ),
        (BY_MEASURE, f"{GROUPS}Hartlepool,Apr 2025,4,1,8,9\n", 'the heading "Sec" stands twice'),
        (ACROSS, "Station,this,that\nHartlepool,4,1\n", "no heading is a period"),
        (LONG.replace("version = 1", ""), "", "the version is missing"),
        (LONG.replace("[columns]", "[column]"), "", '"column" is no part of a mapping'),
        (LONG.replace("value =", "values ="), "", '"values" is no field'),
        (LONG.replace('value = "No."', ""), "", "where the figures stand is not said"),
        (LONG.replace('area = "Station"', ""), "", "nothing says the area"),
        (LONG.replace('period = "Month"', ""), "", "nothing says the period"),
        (LONG.replace("[words.area]", "[word.area]"), "", '"word" is no part of a mapping'),
        (LONG.replace("[words.measure]", "[words.colour]"), "", '"colour" is no field'),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(
    tmp_path: Path, mapping: str, text: str, what: str
) -> None:
    problems = refused(tmp_path, mapping, text or "a,b\n1,2\n")

    assert any(what in problem.what for problem in problems)


def test_an_unknown_mapping_is_refused_with_those_there_are(tmp_path: Path) -> None:
    book, _ = mapped(tmp_path, LONG, "Kind,Station,Month,No.\nSec,HPOOL,Apr 2025,4\n")

    with pytest.raises(Refused) as refusal:
        import_files(book, [tmp_path / "export.csv"], now=NOW, mapping="fire-weekly")
    assert "Choose one of fire" in refusal.value.problems[0].change


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Station,Month,Deliberate vehicle fires\nHPOOL,Apr 2025,4\n", {"values": {"Deliberate vehicle fires": VEH}}),
        (GROUPS.replace("Sec", "vehicle fires") + "Hartlepool,2025-04,4,1,8,9\n", {
            "values": {"Deliberate vehicle fires": VEH}}),
        ("District,Offence,Apr 25,May 25\nHartlepool,Shoplifting,1,2\n", {"periods_across": True}),
        ("District,Offence,Month,Count\nHartlepool,Shoplifting,2025-04,2\n", {"columns": {
            "area": "District", "measure": "Offence", "period": "Month", "value": "Count"}}),
    ],
)  # fmt: skip
def test_a_proposal_matches_what_is_plain(tmp_path: Path, text: str, said: dict[str, Any]) -> None:
    path = tmp_path / 'a "quoted" name.csv'
    path.write_text(text)
    proposal = tomllib.loads(propose_mapping(path, load_measures()).text)

    assert {name: proposal[name] for name in said} == said


def test_a_whole_proposal_can_be_imported_by(tmp_path: Path) -> None:
    text = "District,Offence,Month,Count\nHartlepool,Shoplifting,2025-04,2\n"
    (tmp_path / "export.csv").write_text(text)
    proposed = propose_mapping(tmp_path / "export.csv", load_measures()).text
    book, _ = mapped(tmp_path, proposed, text)

    assert figures(book) == {("shoplifting", "E06000001", "2025-04", 2.0)}


def test_a_proposal_names_no_personal_column(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("District,Offence,Victim surname,Month,Count\nHartlepool,Shoplifting,x,2025-04,2\n")

    assert "surname" not in propose_mapping(path, load_measures()).text
