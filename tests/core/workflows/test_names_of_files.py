"""The name of a file, a folder or a member tells of nobody: it stands in the book for good, and is refused unrepeated."""

from __future__ import annotations

import gzip
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.core.sources.building import received, refusal, xlsx
from tests.support.books import make_book
from tithing.inspection.file_names import _in_piece, personal_in_name
from tithing.places.reference_files import Force, forces
from tithing.reading.book import Book
from tithing.store.disk.arrivals import FileBytes, Given
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.import_files import import_files

NOW = datetime(2026, 11, 2, tzinfo=UTC)
FIGURE = b"measure,area,period,value,unit\nShoplifting,Hartlepool,2024-25Q4,12,count\n"
PERSONAL = [
    "Jane Doe 07700 900123", "Jane_Doe_07700900123", "John Smith dob 12-03-1985", "john.smith", "SMITH, John", "JohnSmith2025",
    "victim-john-smith", "interview with John Smith", "john.smith{}example.com".format("@"), "ZZ99 9ZZ burglary",
    "statement 14 Elm Road",
    "John Smith (1)", "Victoria Smith", "ASB John Smith",
]  # fmt: skip
NOBODYS = [
    "2025-01-cleveland-street", "hartlepool fires Q1 2025", "fly tips 01-04-2025 to 30-06-2025", "May to June", "Manor House",
    "20250401_123456", "export 2025-07-05 14.33.12", "report 31-03-2025", "Copy of crime data (2)", "population20_ltla21",
    "partnership-return-cleveland-fire-2025-26q1", "St John Ambulance callouts", "James Cook hospital", "Burn Valley",
    "Martin House", "ASB Victoria", "Hart ward", "Burn Valley ASB", "Hartlepool CSP", "Victoria ward fires",
    "550e8400-e29b-41d4-a716-446655440000", "14b-weeks", "3a young 2025",
    "r-sum", "J_Min", "max june 2025", "Q1-Sum",
]  # fmt: skip


@pytest.mark.parametrize("name", PERSONAL)
def test_a_name_of_a_person_is_found_in_the_name_of_a_file(name: str) -> None:
    assert personal_in_name(f"sent/{name}.csv")
    assert personal_in_name(f"{name}/figures.csv.gz")


@pytest.mark.parametrize("name", NOBODYS)
def test_ordinary_names_of_files_are_nobodys(name: str) -> None:
    assert personal_in_name(f"sent/{name}.csv") == ""


def as_file(folder: Path, name: str) -> Given:
    path = folder / f"{name}.csv"
    path.write_bytes(FIGURE)
    return path


def in_a_folder(folder: Path, name: str) -> Given:
    (folder / "sent" / name).mkdir(parents=True)
    (folder / "sent" / name / "f.csv").write_bytes(FIGURE)
    return folder / "sent"


def as_bytes(_folder: Path, name: str) -> Given:
    return FileBytes(f"uploads/{name}.csv", FIGURE)


def zipped(folder: Path, inner: str) -> Given:
    path = folder / "sent.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.csv", FIGURE)
        archive.writestr(inner, FIGURE.replace(b"12", b"13"))
    return path


def in_a_zip(folder: Path, name: str) -> Given:
    return zipped(folder, f"{name}.csv")


def in_a_folder_of_a_zip(folder: Path, name: str) -> Given:
    return zipped(folder, f"a/{name}/b/f.csv")


def as_an_archive_in_a_zip(folder: Path, name: str) -> Given:
    return zipped(folder, f"a/{name}.zip")


def left_in_a_zip(folder: Path, name: str) -> Given:
    return zipped(folder, f"{name}.docx")


def in_a_gzip(folder: Path, name: str) -> Given:
    path = folder / "sent.csv.gz"
    with path.open("wb") as file, gzip.GzipFile(f"{name}.csv", "wb", fileobj=file) as packed:
        packed.write(FIGURE)
    return path


WAYS = [
    as_file,
    in_a_folder,
    as_bytes,
    in_a_zip,
    in_a_folder_of_a_zip,
    as_an_archive_in_a_zip,
    left_in_a_zip,
    in_a_gzip,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("name", ["Jane Doe 07700 900123", "John Smith dob 12-03-1985", "Jane Doe"])
def test_such_a_name_is_refused_and_neither_repeated_nor_kept(tmp_path: Path, way: object, name: str) -> None:
    book = make_book(tmp_path / "book")
    given = way(tmp_path, name)  # type: ignore[operator]

    with pytest.raises(Refused) as told:
        import_files(book, [given], now=NOW)

    said = "\n".join((str(told.value), *getattr(told.value, "__notes__", ())))
    assert "name" in said
    assert not any(word in f"{said}\n{everything_in(book)}" for word in ("Jane", "Smith", "900123", "-1985"))


def everything_in(book: Book) -> str:
    files = [path for path in sorted(book.folder.root.rglob("*")) if path.is_file()]
    assert files
    return "\n".join(f"{path} {path.read_bytes().decode('latin-1')}" for path in files)


def test_the_other_files_are_taken_where_such_a_one_may_be_left_aside(tmp_path: Path) -> None:
    bad, good = as_file(tmp_path, "Jane Doe"), as_file(tmp_path, "good")

    report = import_files(make_book(tmp_path / "book"), [bad, good], now=NOW, leave_aside=True)

    assert [entry.name for entry in report.taken] == ["good.csv"]
    assert [each.file for each in report.aside] == ["file 1 of those given"]


@pytest.mark.parametrize(
    "said",
    [{"supplier": "john-smith"}, {"ref": "jane.doe"}, {"ref": "07700900123"}, {"mapping": "john-smith"}],
)
def test_what_is_said_with_a_file_tells_of_nobody_either(tmp_path: Path, said: dict[str, str]) -> None:
    with pytest.raises(Refused) as told:
        import_files(make_book(tmp_path / "book"), [as_file(tmp_path, "good")], now=NOW, **said)  # type: ignore[arg-type]

    assert "stays in the book for good" in str(told.value)
    assert not any(each in str(told.value) for each in said.values())


@pytest.mark.parametrize("sheet", ["John Smith", "Jane_Doe 2025", "07700 900123"])
@pytest.mark.parametrize("source", ["flat_observations", "police_extract", "partner_incidents"])
def test_so_does_the_name_of_a_sheet(tmp_path: Path, source: str, sheet: str) -> None:
    tables = {
        "flat_observations": [
            ["measure", "area", "period", "value", "unit"],
            ["Robbery", "Hartlepool", "2024-25Q4", 1, "count"],
        ],
        "police_extract": [["Area", "Offence", "Jan 2025"], ["Hartlepool", "Robbery", 1]],
        "partner_incidents": [["date", "type", "ward"], ["03/04/2025", "deliberate fire", "Rural West"]],
    }
    file = received(xlsx(tmp_path / "sent.xlsx", tables[source], names=(sheet,)))

    (problem,) = refusal(source, file)

    assert problem.what.startswith("the name of the sheet holds")
    assert sheet not in problem.sentence


@pytest.mark.parametrize(
    "name",
    [
        "police-crime-2017-18q1.csv",
        "Crime 2024-25 Q4.xlsx",
        "incidents_2024.csv",
        "crime202425.csv",
        "log 2025.csv",
    ],
)
def test_a_year_or_a_quarter_after_a_word_of_crime_is_no_reference(name: str) -> None:
    assert personal_in_name(name) == ""


@pytest.mark.parametrize("force", forces(), ids=lambda force: force.slug)
def test_the_polices_own_names_are_nobodys_also_where_they_are_looked_at(force: Force) -> None:
    """They are let by at once, which has to change nothing."""
    for kind in ("street", "outcomes", "stop-and-search"):
        name = f"2025-06-{force.slug}-{kind}.csv"
        assert personal_in_name(name) == _in_piece(name) == ""


@pytest.mark.parametrize(
    ("personal", "called"),
    [
        ("Jane Doe.csv", "file 3 by name, after Good.csv"),
        ("q1/John Smith.csv", "q1/file 1 by name"),
        ("John Smith/f.csv", "folder 1 by name/f.csv"),
        ("q1/Victoria Smith/f.csv", "q1/folder 1 by name/f.csv"),
        ("q1/John Smith/Jane Doe.csv", "q1/folder 1 by name/file 1 by name"),
    ],
)
def test_such_a_file_of_a_folder_is_told_by_its_place_there(
    personal: str, called: str, tmp_path: Path
) -> None:
    folder = tmp_path / "sent"
    for number, name in enumerate(
        ["alpha.csv", "Good.csv", "zeta.csv", "q1/zone.csv", ".hidden.csv", personal]
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(FIGURE.replace(b"12", b"%d" % (20 + number)))

    with pytest.raises(Refused) as told:
        import_files(make_book(tmp_path / "book"), [folder], now=NOW)

    assert [each.file for each in told.value.problems] == [called]


def test_such_a_file_that_was_given_is_told_by_its_number_among_what_was_given(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(FIGURE)

    with pytest.raises(Refused) as told:
        import_files(make_book(tmp_path / "book"), [folder, as_file(tmp_path, "Jane Doe")], now=NOW)

    assert [each.file for each in told.value.problems] == ["file 2 of those given"]
