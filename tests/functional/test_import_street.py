"""The whole command, on real street files: the counts are those of counting the files by hand."""

from __future__ import annotations

import csv
import gzip
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from tests.support.books import but_for_the_journal, bytes_of
from tests.support.shared import ROOT, shared
from tithing.observations.reading import read_observations
from tithing.store.folder import BookFolder
from tithing.vocabulary.quantity import number_of

STREET = "data/police-uk/cleveland/street"
LATER = "data/police-uk/cleveland/street-later-release"
MONTHS = ("2025-01", "2025-02")
TYPE = "Shoplifting"


def _tithing(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from tithing.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _import(book: Path, *arguments: object) -> str:
    done = _tithing("import", *arguments, "--book", book)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def book(tmp_path: Path) -> Path:
    done = _tithing("init", tmp_path / "book", "--name", "Safer X", "--area", "Hartlepool")
    assert done.returncode == 0, done.stderr
    return tmp_path / "book"


def _file(folder: str, month: str) -> Path:
    return shared(f"{folder}/{month}-cleveland-street.csv.gz")


def _by_hand(folder: str) -> Counter[tuple[str, str]]:
    """(month, measure) in Hartlepool, counted in plain Python."""
    counts: Counter[tuple[str, str]] = Counter()
    for month in MONTHS:
        with gzip.open(_file(folder, month), "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["LSOA name"].startswith("Hartlepool ") and row["Crime type"] == TYPE:
                    counts[row["Month"]] += 1
    return counts


def _by_tithing(book: Path) -> Counter[str]:
    found = read_observations(BookFolder(book), measures=["street_shoplifting"], areas=["E06000001"])
    return Counter({each.period.code: int(number_of(each.quantity) or 0) for each in found.all})


def test_counts_are_those_of_counting_by_hand_in_any_order_and_twice(book: Path) -> None:
    for month in reversed(MONTHS):
        _import(book, _file(STREET, month))
    said = _import(book, *(_file(STREET, month) for month in MONTHS))

    assert _by_tithing(book) == _by_hand(STREET)
    assert "Nothing new; the book is as it was." in said


def test_a_later_release_changes_no_count_and_is_asked_for_when_unstated(book: Path) -> None:
    _import(book, *(_file(STREET, month) for month in MONTHS))
    before = but_for_the_journal(bytes_of(book))

    refused = _tithing("import", _file(LATER, "2025-01"), "--book", book)

    assert refused.returncode == 1
    assert "--released" in refused.stderr
    assert but_for_the_journal(bytes_of(book)) == before

    _import(book, *(_file(LATER, month) for month in MONTHS), "--released", "2025-09-01")

    assert _by_tithing(book) == _by_hand(LATER) == _by_hand(STREET)


def test_the_archive_as_downloaded_is_read_with_its_release(book: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "2025-08.zip", "w") as archive:
        for month in MONTHS:
            name = f"{month}/{month}-cleveland-street.csv"
            archive.writestr(name, gzip.decompress(_file(STREET, month).read_bytes()))
            for other in ("outcomes", "stop-and-search"):
                path = shared(f"data/police-uk/cleveland/{other}/{month}-cleveland-{other}.csv.gz")
                archive.writestr(f"{month}/{path.name[:-3]}", gzip.decompress(path.read_bytes()))

    said = _import(book, tmp_path / "2025-08.zip")

    assert _by_tithing(book) == _by_hand(STREET)
    assert "release taken from the archive's name, 2025-08" in said
    assert "2 files, " in said
    assert said.count("files of outcomes are not read") == 1
    assert said.count("searches are not offences") == 1
    assert "0 rows" not in said
    assert "Nothing new" in _import(book, tmp_path / "2025-08.zip")


def test_a_rebuild_into_an_empty_store_gives_the_same_bytes(book: Path) -> None:
    _import(book, _file(STREET, "2025-01"))
    before = bytes_of(book)
    shutil.rmtree(book / "store")

    done = _tithing("rebuild", "--book", book)

    assert "the same bytes as before" in done.stdout
    assert bytes_of(book) == before


def test_a_bad_file_is_refused_on_one_line_and_the_book_is_as_before(book: Path, tmp_path: Path) -> None:
    bad = tmp_path / "2025-01-cleveland-street.csv.gz"
    bad.write_bytes(_file(STREET, "2025-01").read_bytes()[:-100])
    before = but_for_the_journal(bytes_of(book))

    done = _tithing("import", bad, "--book", book)

    assert done.returncode == 1
    assert (
        done.stderr.splitlines()[1]
        .strip()
        .startswith("2025-01-cleveland-street.csv.gz: the gzip is cut short")
    )
    assert but_for_the_journal(bytes_of(book)) == before
