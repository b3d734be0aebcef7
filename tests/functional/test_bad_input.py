"""Every bad file gets one clear message with file, row and column and what to change; the book stays as it was.

Each case is a file as someone might really send it, imported by the command itself.
"""

from __future__ import annotations

import gzip
import hashlib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.core.sources.building import MADE_UP, xlsx
from tests.core.sources.test_tables import add_part
from tests.support.books import JOURNAL
from tithing.cli import run

HEAD = "measure,area,period_start,period_end,value,unit"
GOOD = "Shoplifting,Hartlepool,2018-01-01,2018-03-31,5,count"
QUARTER = "Hartlepool,2018-01-01,2018-03-31"


@dataclass(frozen=True)
class Case:
    """What is sent and what the message must say, each part of it."""

    name: str
    write: Callable[[Path], object]
    says: tuple[str, ...]


def text(content: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding="utf-8", newline="")


def flat(*rows: str, head: str = HEAD) -> Callable[[Path], object]:
    return text("\n".join((head, GOOD, *rows)) + "\n")


def truncated(path: Path) -> None:
    whole = gzip.compress(f"{HEAD}\n{GOOD}\n".encode() * 2000)
    path.write_bytes(whole[: len(whole) // 2])


def climbing(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.csv", f"{HEAD}\n{GOOD}\n")


def endless(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(f"{HEAD}\n{GOOD}\n".encode())
        for _ in range(64):
            stream.write(b"x" * (1 << 20))


def formulas(path: Path) -> None:
    xlsx(path, [HEAD.split(","), ["Shoplifting", "Hartlepool", "2018-01-01", "2018-03-31", "=2+3", "count"]])


def macros(path: Path) -> None:
    add_part(xlsx(path, [HEAD.split(","), GOOD.split(",")]), "xl/vbaProject.bin", b"code")


def cut_short(path: Path) -> None:
    whole = xlsx(path, [HEAD.split(","), GOOD.split(",")]).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def letter(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")


CASES = (
    Case("empty.csv", text(""), ("empty.csv", "the file is empty")),
    Case("heading.csv", text(f"{HEAD}\n"), ("heading.csv", "nothing under it")),
    Case("truncated.csv.gz", truncated, ("truncated.csv.gz",)),
    Case("climbing.zip", climbing, ("climbing.zip", "outside.csv")),
    Case(
        "missing.csv",
        text(
            "measure,area,period_start,period_end,unit\nShoplifting,Hartlepool,2018-01-01,2018-03-31,count\n"
        ),
        ("missing.csv, row 1", 'column "value" is missing', "Add a column"),
    ),
    Case(
        "renamed.csv",
        flat(head=HEAD.replace("value", "valeu")),
        ('renamed.csv, row 1, column "valeu"', 'did you mean "value"?', "Head it"),
    ),
    Case(
        "12a.csv",
        flat(f"Arson,{QUARTER},12a,count"),
        ('12a.csv, row 3, column "value"', '"12a" is not a number', "digits"),
    ),
    Case(
        "range.csv",
        flat("Arson,Hartlepool,2018-01-01,2018-02-28,5,count"),
        ('range.csv, row 3, column "period_end"', "no month, quarter"),
    ),
    Case(
        "american.csv",
        flat("Arson,Hartlepool,01/31/2018,03/31/2018,5,count"),
        ('american.csv, row 3, column "period_start"', "month first"),
    ),
    Case(
        "measure.csv",
        flat(f"Shopliftin,{QUARTER},5,count"),
        ('measure.csv, row 3, column "measure"', "nearest are Shoplifting"),
    ),
    Case(
        "area.csv",
        flat("Arson,Hartlepol,2018-01-01,2018-03-31,5,count"),
        ('area.csv, row 3, column "area"', "Hartlepool"),
    ),
    Case(
        "percent.csv",
        flat(f"Opiate users successfully completing treatment,{QUARTER},104,percent"),
        ('percent.csv, row 3, column "value"', "between 0 and 100"),
    ),
    Case(
        "negative.csv",
        flat(f"Arson,{QUARTER},-5,count"),
        ('negative.csv, row 3, column "value"', "below none"),
    ),
    Case(
        "fraction.csv",
        flat(f"Arson,{QUARTER},5.5,count"),
        ('fraction.csv, row 3, column "value"', "fraction"),
    ),
    Case(
        "divided.csv",
        flat(f"Arson,{QUARTER},#DIV/0!,count"),
        ('divided.csv, row 3, column "value"', "spreadsheet error", "missing"),
    ),
    Case(
        "unavailable.csv",
        flat(f"Arson,{QUARTER},Data unavailable,count"),
        (
            'unavailable.csv, row 3, column "value"',
            'missing in a column "status"',
            "Write 0 if there were none",
        ),
    ),
    Case(
        "blank.csv", flat(f"Arson,{QUARTER},,count"), ('blank.csv, row 3, column "value"', "empty", "Write 0")
    ),
    Case(
        "unit.csv",
        flat(f"Arson,{QUARTER},5,percent"),
        ('unit.csv, row 3, column "unit"', "measured as count"),
    ),
    Case("twice.csv", flat(f"Shoplifting,{QUARTER},6,count"), ("twice.csv", "rows 2 and 3", "5 and 6")),
    Case(
        "names.csv",
        text(f"{HEAD},ref\n{GOOD},John Smith\nArson,{QUARTER},1,count,Priya Patel\n"),
        ('names.csv, row 2, column "ref"', "people's names", "Delete the column"),
    ),
    Case(
        "postcodes.csv",
        text(f"{HEAD},ref\n{GOOD},{MADE_UP}\n"),
        ('postcodes.csv, row 2, column "ref"', "full postcode"),
    ),
    Case(
        "victims.csv",
        text(f"{HEAD},victim name\n{GOOD},x\n"),
        ('victims.csv, row 1, column "victim name"', "personal data"),
    ),
    Case(
        "houses.csv",
        text("date,type,ward,district,street\n01/02/2018,F3,Victoria,Hartlepool,12 Vincent Street\n"),
        ('houses.csv, row 2, column "street"', "house number"),
    ),
    Case("endless.csv", endless, ("endless.csv, row 3", "the line is")),
    Case(
        "nul.csv",
        lambda path: path.write_bytes(f"{HEAD}\n{GOOD}\n\0".encode()),
        ("nul.csv, row 3", "no text"),
    ),
    Case("quotes.csv", flat(f'"Arson,{QUARTER},1,count'), ("quotes.csv, row 3", "never closed")),
    Case(
        "ragged.csv",
        flat(f"Arson,{QUARTER},1,2,count"),
        ("ragged.csv, row 3", "7 cells where the heading row has 6"),
    ),
    Case(
        "formulas.xlsx",
        formulas,
        ('formulas.xlsx, sheet "Sheet1", row 2, column "value"', "the cell holds a formula", "paste values"),
    ),
    Case("macros.xlsx", macros, ("macros.xlsx", "macros", "without macros")),
    Case(
        "damaged.xlsx", lambda path: path.write_bytes(b"PK\x03\x04" + b"x" * 200), ("damaged.xlsx", "damaged")
    ),
    Case(
        "password.xlsx",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("password.xlsx", "password"),
    ),
    Case(
        "picture.csv",
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        ("picture.csv: the file is a picture, not a table",),
    ),
    Case(
        "cut-short.xlsx", cut_short, ("cut-short.xlsx: the workbook is damaged or was cut short", "new copy")
    ),
    Case("nothing.xlsx", lambda path: xlsx(path, []), ("nothing.xlsx: the file is empty",)),
    Case(
        "old.xls",
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("old.xls: the workbook is in the old .xls format", "save it as .xlsx"),
    ),
    Case("odd.csv.gz", text("colour,shape\nred,round\n"), ("odd.csv.gz", "is not compressed with gzip")),
    Case("letter.docx", letter, ("letter.docx: the file is an archive or a document, not a table",)),
    Case(
        "extract.csv",
        text("HO code,Area,Apr-17,May-17,Total\n46,Hartlepool,1,2,4\n"),
        ('extract.csv, row 2, column "Total"', "add to 3"),
    ),
    Case("unknown.csv", text("colour,shape\nred,round\n"), ("unknown.csv",)),
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    good = tmp_path / "good.csv"
    good.write_text(f"{HEAD}\nRobbery,{QUARTER},5,count\n", encoding="utf-8")
    assert run(["import", str(good), "--book", str(folder)]) == 0
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a book and its content, but for those in which a refusal leaves its line and for cache/, which may vanish."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in JOURNAL and path.relative_to(folder).parts[0] != "cache"
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_bad_file_is_refused_in_one_clear_message_and_the_book_is_as_before(
    case: Case, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / case.name
    case.write(path)
    before = fingerprint(book)
    capsys.readouterr()

    code = run(["import", str(path), "--book", str(book)])

    said = capsys.readouterr()
    assert code == 1
    assert [part for part in case.says if part not in said.err] == []
    assert "Traceback" not in said.err
    assert fingerprint(book) == before
    assert "noted in the journal, line 2; figures and files are as before." in said.err
    assert not (tmp_path.parent / "outside.csv").exists()


def test_one_bad_file_among_good_ones_refuses_them_all(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "a.csv").write_text(f"{HEAD}\n{GOOD}\n", encoding="utf-8")
    (folder / "b.csv").write_text(f"{HEAD}\nArson,{QUARTER},12a,count\n", encoding="utf-8")
    before = fingerprint(book)

    assert run(["import", str(folder), "--book", str(book)]) == 1
    assert "b.csv, row 2" in capsys.readouterr().err
    assert fingerprint(book) == before


def test_wrong_usage_is_exit_code_2(book: Path) -> None:
    assert run(["import", "--book", str(book)]) == 2
    assert run(["returns", "template", "--book", str(book)]) == 2
