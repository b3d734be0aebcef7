"""The whole command, on invented and on published street files: the counts are those of counting the files by hand."""

from __future__ import annotations

import csv
import gzip
import io
import shutil
import zipfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.core.sources.police_street.sample import HEADINGS, row
from tests.support.books import but_for_the_journal, bytes_of
from tests.support.shared import shared
from tithing.cli import run
from tithing.store.disk.folder import BookFolder
from tithing.vocabulary.quantity import number_of
from tools.observed import read_observations

FIRST, LATER, OUTCOMES, SEARCHES = "street", "street-later-release", "outcomes", "stop-and-search"
MONTHS = ("2025-01", "2025-02")
TYPE = "Shoplifting"


@dataclass(frozen=True)
class Said:
    """What a command said, and the code it left with."""

    code: int
    out: str
    err: str


def _tithing(*arguments: object) -> Said:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([*map(str, arguments)])
    return Said(code, out.getvalue(), err.getvalue())


def _import(book: Path, *arguments: object) -> str:
    done = _tithing("import", *arguments, "--book", book)
    assert done.code == 0, done.err
    return done.out


@pytest.fixture
def book(tmp_path: Path) -> Path:
    done = _tithing("init", tmp_path / "book", "--name", "Safer X", "--area", "Hartlepool")
    assert done.code == 0, done.err
    return tmp_path / "book"


@dataclass(frozen=True)
class Streets:
    """Two months of a force: as it was published, or a few invented rows, which every clone has."""

    folder: Path | None

    def file(self, release: str, month: str) -> Path:
        name = f"{month}-cleveland-{release.removesuffix('-later-release')}.csv.gz"
        if self.folder is None:
            return shared(f"data/police-uk/cleveland/{release}/{name}", twin=TWIN)
        return self.folder / release / name


TWIN = "test_counts_are_those_of_counting_by_hand_in_any_order_and_twice"
OTHER_HEADINGS = {
    OUTCOMES: "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type",
    SEARCHES: "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing",
}


def _invented(folder: Path) -> Streets:
    """Three shopliftings in Hartlepool in the first month and one in the second, beside others and elsewhere."""
    for number, month in enumerate(MONTHS, 1):
        for release, outcome in ((FIRST, "Under investigation"), (LATER, "Local resolution")):
            rows = [
                *(
                    row(TYPE, each, Month=month, Last_outcome_category=outcome)
                    for each in range(0, 5, 2 * number)
                ),
                row("Burglary", 11, Month=month, Last_outcome_category=outcome),
                row(TYPE, 12, Month=month, LSOA_code="E01012018", LSOA_name="Middlesbrough 001A"),
                row("Anti-social behaviour", Month=month),
            ]
            _write(folder / release / f"{month}-cleveland-street.csv.gz", HEADINGS, *rows)
        for kind, headings in OTHER_HEADINGS.items():
            _write(folder / kind / f"{month}-cleveland-{kind}.csv.gz", headings)
    return Streets(folder)


def _write(path: Path, *lines: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), mtime=0))


@pytest.fixture(params=["invented", "published"])
def streets(request: pytest.FixtureRequest, tmp_path: Path) -> Streets:
    return _invented(tmp_path) if request.param == "invented" else Streets(None)


def _by_hand(streets: Streets, release: str) -> Counter[str]:
    """Month -> how many in Hartlepool, counted in plain Python."""
    counts: Counter[str] = Counter()
    for month in MONTHS:
        with gzip.open(streets.file(release, month), "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["LSOA name"].startswith("Hartlepool ") and row["Crime type"] == TYPE:
                    counts[row["Month"]] += 1
    return counts


def _by_tithing(book: Path) -> Counter[str]:
    found = read_observations(BookFolder(book), measures=["street_shoplifting"], areas=["E06000001"])
    return Counter({each.period.code: int(number_of(each.quantity) or 0) for each in found.all})


def test_counts_are_those_of_counting_by_hand_in_any_order_and_twice(book: Path, streets: Streets) -> None:
    for month in reversed(MONTHS):
        _import(book, streets.file(FIRST, month))
    said = _import(book, *(streets.file(FIRST, month) for month in MONTHS))

    assert _by_hand(streets, FIRST).total() > 1
    assert _by_tithing(book) == _by_hand(streets, FIRST)
    assert "Nothing new; the book is as it was." in said


def test_a_later_release_changes_no_count_and_is_asked_for_when_unstated(
    book: Path, streets: Streets
) -> None:
    _import(book, *(streets.file(FIRST, month) for month in MONTHS))
    before = but_for_the_journal(bytes_of(book))

    refused = _tithing("import", streets.file(LATER, "2025-01"), "--book", book)

    assert refused.code == 1
    assert "--released" in refused.err
    assert but_for_the_journal(bytes_of(book)) == before

    _import(book, *(streets.file(LATER, month) for month in MONTHS), "--released", "2025-09-01")

    assert _by_tithing(book) == _by_hand(streets, LATER) == _by_hand(streets, FIRST)


def test_the_archive_as_downloaded_is_read_with_its_release(
    book: Path, streets: Streets, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "2025-08.zip", "w") as archive:
        for month in MONTHS:
            name = f"{month}/{month}-cleveland-street.csv"
            archive.writestr(name, gzip.decompress(streets.file(FIRST, month).read_bytes()))
            for other in (OUTCOMES, SEARCHES):
                path = streets.file(other, month)
                archive.writestr(f"{month}/{path.name[:-3]}", gzip.decompress(path.read_bytes()))

    said = _import(book, tmp_path / "2025-08.zip")

    assert _by_tithing(book) == _by_hand(streets, FIRST)
    assert "release taken from the archive's name, 2025-08" in said
    assert "2 files, " in said
    assert said.count("files of outcomes are not read") == 1
    assert said.count("searches are not offences") == 1
    assert "0 rows" not in said
    assert "Nothing new" in _import(book, tmp_path / "2025-08.zip")


def test_a_rebuild_into_an_empty_store_gives_the_same_bytes(book: Path, streets: Streets) -> None:
    _import(book, streets.file(FIRST, "2025-01"))
    before = bytes_of(book)
    shutil.rmtree(book / "store")

    done = _tithing("rebuild", "--book", book)

    assert "the same bytes as before" in done.out
    assert bytes_of(book) == before


def test_a_bad_file_is_refused_on_one_line_and_the_book_is_as_before(
    book: Path, streets: Streets, tmp_path: Path
) -> None:
    bad = tmp_path / "2025-01-cleveland-street.csv.gz"
    bad.write_bytes(streets.file(FIRST, "2025-01").read_bytes()[:-100])
    before = but_for_the_journal(bytes_of(book))

    done = _tithing("import", bad, "--book", book)

    assert done.code == 1
    assert (
        done.err.splitlines()[1].strip().startswith("2025-01-cleveland-street.csv.gz: the gzip is cut short")
    )
    assert but_for_the_journal(bytes_of(book)) == before
