"""What no reader looks at is looked through all the same: hidden sheets, notes, properties, what an archive carries."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.support.books import NOW, but_for_the_journal, bytes_of, make_book
from tithing.inspection.look_through import look_through
from tithing.inspection.parts import Fate, Part
from tithing.inspection.parts.workbook import properties
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.import_files import import_files

MOBILE = "07700 900123"  # kept for drama by the regulator: nobody's
ROWS = [["measure", "area", "period", "value", "unit"], ["thefts", "Hartlepool", "2018-01", 96, "count"]]

Hide = Callable[[Workbook], None]


def in_a_hidden_sheet(book: Workbook) -> None:
    book.create_sheet("more")["B2"] = f"ring {MOBILE}"
    book["more"].sheet_state = "veryHidden"


def in_a_note(book: Workbook) -> None:
    book.active["A2"].comment = Comment(f"ring {MOBILE}", "")


def in_the_properties(book: Workbook) -> None:
    book.properties.subject = f"ring {MOBILE}"


def in_the_foot_of_a_page(book: Workbook) -> None:
    book.active.oddFooter.center.text = f"ring {MOBILE}"


HIDING = [in_a_hidden_sheet, in_a_note, in_the_properties, in_the_foot_of_a_page]


def workbook(path: Path, hide: Hide | None = None) -> Path:
    made = Workbook()
    for row in ROWS:
        made.active.append(row)
    if hide is not None:
        hide(made)
    made.save(path)
    return path


@pytest.mark.parametrize("hide", HIDING)
def test_a_personal_value_that_no_cell_shows_refuses_the_file_and_is_not_repeated(
    tmp_path: Path, hide: Hide
) -> None:
    book = make_book(tmp_path / "book")
    before = but_for_the_journal(bytes_of(book.folder.root))

    with pytest.raises(Refused) as refused:
        import_files(book, [workbook(tmp_path / "counts.xlsx", hide)], now=NOW)

    assert "telephone" in str(refused.value)
    assert "900123" not in str(refused.value)
    assert but_for_the_journal(bytes_of(book.folder.root)) == before


def test_a_workbook_with_nothing_hidden_is_taken(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    assert import_files(book, [workbook(tmp_path / "counts.xlsx")], now=NOW).rows == 1


def archive(path: Path, *, comment: str = "", **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("good.csv", "\n".join(",".join(map(str, row)) for row in ROWS) + "\n")
        for name, text in members.items():
            made.writestr(f"{name}.csv", text)
        made.comment = comment.encode()
    return path


def test_a_file_that_is_left_in_an_archive_is_looked_through_because_the_archive_is_kept(
    tmp_path: Path,
) -> None:
    book = make_book(tmp_path / "book")
    sent = archive(tmp_path / "sent.zip", victims=f"who,contact\na,{MOBILE}\n")

    with pytest.raises(Refused, match=r"victims\.csv.*telephone.*Take that file out of the archive"):
        import_files(book, [sent], now=NOW)


def test_what_is_written_on_an_archive_is_looked_through(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    with pytest.raises(Refused, match=r"comments of the archive.*telephone"):
        import_files(book, [archive(tmp_path / "sent.zip", comment=f"ring {MOBILE}")], now=NOW)


def test_a_harmless_file_beside_it_is_left_as_before(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    done = import_files(book, [archive(tmp_path / "sent.zip", about="colour,size\nred,3\n")], now=NOW)

    assert done.rows == 1


def test_what_is_carried_along_and_not_read_is_told(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    def note(made: Workbook) -> None:
        made.active["A2"].comment = Comment("checked in March", "")

    done = import_files(book, [workbook(tmp_path / "counts.xlsx", note)], now=NOW)

    assert done.not_kept == (("counts.xlsx", "notes on cells"),)


@pytest.mark.parametrize("place", ["title", "subject", "description", "keywords"])
def test_a_name_in_the_prose_of_the_properties_refuses_the_file_as_a_cell_would(
    tmp_path: Path, place: str
) -> None:
    book = make_book(tmp_path / "book")

    def put(made: Workbook) -> None:
        made.properties.creator = "Jane Doe"
        setattr(made.properties, place, "Burglary, victim John Smith")

    with pytest.raises(Refused, match=r"properties of the file.*name") as refused:
        import_files(book, [workbook(tmp_path / "counts.xlsx", put)], now=NOW)

    assert "Smith" not in str(refused.value)


def test_a_title_that_is_a_name_is_asked_about(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    def put(made: Workbook) -> None:
        made.properties.title = "John Smith"

    done = import_files(book, [workbook(tmp_path / "counts.xlsx", put)], now=NOW)

    (asked,) = done.questions
    assert asked.kind == "may_be_personal"
    assert "Smith" not in repr(asked)


def test_who_made_the_file_refuses_nothing_and_is_not_kept(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")

    def put(made: Workbook) -> None:
        made.properties.creator = made.properties.lastModifiedBy = "Jane Doe"
        made.properties.title = "Crime figures"

    done = import_files(book, [workbook(tmp_path / "counts.xlsx", put)], now=NOW)

    assert (done.rows, done.questions) == (1, ())
    (entry,) = read_journal(book.folder)
    assert entry.original  # the hash of what came: what is kept is the extract


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_the_version_of_a_program_is_no_address_of_a_machine(ending: str) -> None:
    said = "LibreOffice/7.6.7.2$Linux_X86_64 LibreOffice_project/60$Build-2"
    found = look_through(
        [Part("properties of the file", Fate.INSPECTED, texts=tuple(properties(_of(ending, said))))]
    )

    assert found == ()


def _of(ending: str, program: str) -> bytes:
    name = "generator" if ending == ".ods" else "Application"
    return f"<Properties><{name}>{program}</{name}></Properties>".encode()
