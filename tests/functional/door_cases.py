"""Files as they come, two or more siblings of each fault that was ever met at the door: on other sources, in other formats.

A case is a file, what is said with it, how the command must leave, and words that it must say. What must be in the book
before is imported first, whatever it asks answered.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl

from tests.support.each_source import csv_bytes, ods_bytes, xlsx_bytes

TAKEN, REFUSED, ASKED = 0, 1, 3
Rows = list[list[str]]
Make = Callable[[Path], Path]


@dataclass(frozen=True)
class DoorCase:
    """`make` writes what is imported; `before` what the book has; `code` and `words` are what the command must say."""

    name: str
    make: Make
    code: int
    words: tuple[str, ...]
    said: tuple[str, ...] = ()
    before: tuple[tuple[Make, tuple[str, ...]], ...] = ()


def rows_of(text: str) -> Rows:
    return [[cell.strip() for cell in line.split(",")] for line in text.strip().splitlines()]


def file(name: str, text: str) -> Make:
    """A table in the format of its name."""
    writers = {"csv": csv_bytes, "xlsx": xlsx_bytes, "ods": ods_bytes}

    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(writers[name.rpartition(".")[2]](rows_of(text)))
        return path

    return write


def raw(name: str, content: bytes) -> Make:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return write


def dated(name: str, rows: list[list[object]]) -> Make:
    """A workbook with real dates among its cells."""

    def write(folder: Path) -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / name)
        return folder / name

    return write


def changed(make: Make, doing: Callable[[openpyxl.Workbook], None]) -> Make:
    """A workbook with something done to it by another program."""

    def write(folder: Path) -> Path:
        path = make(folder)
        book = openpyxl.load_workbook(path)
        doing(book)
        book.save(path)
        return path

    return write


def zipped(name: str, members: dict[str, bytes], comment: bytes = b"") -> Make:
    def write(folder: Path) -> Path:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for member, content in members.items():
                archive.writestr(member, content)
            archive.comment = comment
        (folder / name).write_bytes(stream.getvalue())
        return folder / name

    return write


def _hide_column(book: openpyxl.Workbook) -> None:
    book.active.column_dimensions["D"].hidden = True


def _strike(book: openpyxl.Workbook) -> None:
    cell = book.active["D2"]
    font = openpyxl.styles.Font(strike=True)
    cell.font = font


def _hidden_sheet(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("old")
    sheet["A1"] = "ring someone@example.org"
    sheet.sheet_state = "hidden"


def _commented(book: openpyxl.Workbook) -> None:
    book.active["B2"].comment = openpyxl.comments.Comment("ring 01632 960001", "")


FLAT = "measure,area,period,value,unit"
FIRES = "deliberate_secondary_fires,Hartlepool"
LIST = "date,type,ward"
COUNCIL = ("--supplier", "council", "--released", "2025-09-01")
MAY = ("--covers", "2025-05", *COUNCIL)
LATE = ("--released", "2025-10-01")
STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)
PEOPLE = "Code,Name,Geography,All ages"
HARTLEPOOL = "E06000001,Hartlepool,Unitary Authority"
_SERIES = "\n".join(f"{FIRES},2024-{month:02},{20 + month % 3},count" for month in range(1, 13))
_EXTRACT = "Area,Offence,Apr 2024,May 2024,Jun 2024"


def street_rows(count: int) -> Make:
    """March 2023 of a force, so many burglaries in Hartlepool."""
    lines = [
        f"{number:064x},2023-03,Cleveland Police,Cleveland Police,-1.239998,54.713430,On or near Invented Way,E01011954,"
        "Hartlepool 001A,Burglary,Under investigation,"
        for number in range(count)
    ]
    return raw("2023-03-cleveland-street.csv", "\n".join((STREET, *lines, "")).encode())


CASES: tuple[DoorCase, ...] = (
    # -- a later list, a typing error of a century
    DoorCase(
        "a later list of four rows in a workbook does not say its span",
        file("later.xlsx", f"{LIST}\n2025-04-28,fly tipping,Rural West\n2025-07-01,fly tipping,Rural West"),
        ASKED,
        ("does it cover the whole",),
        COUNCIL,
    ),
    DoorCase(
        "a row of a list in another century",
        file("list.ods", f"{LIST}\n2025-05-02,fly tipping,Rural West\n1925-05-03,fly tipping,Rural West"),
        ASKED,
        ("100 years",),
        COUNCIL,
    ),
    DoorCase(
        "a row of a list after the day of release",
        file("list.xlsx", f"{LIST}\n2025-05-02,fly tipping,Rural West\n2025-12-03,fly tipping,Rural West"),
        REFUSED,
        ("row 3", "has not come"),
        COUNCIL,
    ),
    DoorCase(
        "a flat table of a year to come",
        file("flat.ods", f"{FLAT}\n{FIRES},2109-04,3,count"),
        REFUSED,
        ("row 2", "begun"),
    ),
    DoorCase(
        "an extract with one heading of another century",
        file("extract.ods", "Area,Offence,Apr 2024,May 1924,Jun 2024\nHartlepool,Shoplifting,41,52,63"),
        ASKED,
        ("May 1924",),
    ),
    DoorCase(
        "a population of 2091",
        file("mye91tablesew.csv", f"{PEOPLE}\n{HARTLEPOOL},92000"),
        REFUSED,
        ("2091",),
    ),
    DoorCase(
        "figures released before their period ends",
        file("flat.xlsx", f"{FLAT}\n{FIRES},2024-25,30,count"),
        REFUSED,
        ("release",),
        ("--released", "2024-06-01"),
    ),
    DoorCase(
        "a release that is after today",
        file("extract.xlsx", f"{_EXTRACT}\nHartlepool,Shoplifting,41,52,63"),
        REFUSED,
        ("2031",),
        ("--released", "2031-01-01"),
    ),
    DoorCase(
        "a financial year of the third century",
        file("flat.xlsx", f"{FLAT}\n{FIRES},0219-20Q1,3,count"),
        REFUSED,
        ("before anything was counted",),
    ),
    # -- characters
    DoorCase(
        "Word's bullet in a note",
        file("flat.ods", f"{FLAT},note\n{FIRES},2024-04,3,count,\uf0b7 as counted"),
        TAKEN,
        ("U+F0B7", "stands as"),
    ),
    DoorCase(
        "a picture in a note",
        file("flat.xlsx", f"{FLAT},note\n{FIRES},2024-04,3,count,well done \U0001f600"),
        TAKEN,
        ("the PDF cannot show",),
    ),
    DoorCase(
        "a mark that turns the reading in a ward's name",
        file("list.csv", f"{LIST}\n2025-05-02,fly tipping,Rural\u202e West"),
        REFUSED,
        ("row 2", "turns the direction"),
        MAY,
    ),
    DoorCase(
        "a bell in a look-up",
        file("wards.csv", "WD26CD,WD26NM,LAD26CD,LAD26NM\nE05099999,New\x07 Ward,E06000001,Hartlepool"),
        TAKEN,
        ("U+0007", "was left out"),
    ),
    # -- persons
    DoorCase(
        "an archive with a table that nobody asked for",
        zipped(
            "sent.zip",
            {
                "good.csv": csv_bytes(rows_of(f"{FLAT}\n{FIRES},2024-04,3,count")),
                "victims.csv": b"who,mail\nx,someone@example.org\n",
            },
        ),
        REFUSED,
        ("victims.csv", "e-mail"),
    ),
    DoorCase(
        "a remark on an archive",
        zipped(
            "sent.zip",
            {"good.csv": csv_bytes(rows_of(f"{FLAT}\n{FIRES},2024-04,3,count"))},
            b"ring 01632 960001",
        ),
        REFUSED,
        ("comments of the archive",),
    ),
    DoorCase(
        "a remark on a cell of a list",
        changed(file("list.xlsx", f"{LIST}\n2025-05-02,fly tipping,Rural West"), _commented),
        REFUSED,
        ("telephone",),
        MAY,
    ),
    DoorCase(
        "a hidden sheet of an extract",
        changed(file("extract.xlsx", f"{_EXTRACT}\nHartlepool,Shoplifting,41,52,63"), _hidden_sheet),
        REFUSED,
        ("e-mail",),
    ),
    DoorCase(
        "a health number typed as a number",
        file("extract.ods", f"{_EXTRACT},ref\nHartlepool,Shoplifting,41,52,63,9434765919"),
        REFUSED,
        ("ref",),
    ),
    DoorCase(
        "a name in a sentence of a list",
        file("list.xlsx", f"{LIST},remark\n2025-05-02,fly tipping,Rural West,Mostly caused by John Smith"),
        REFUSED,
        ("row 2", "remark"),
        MAY,
    ),
    DoorCase(
        "what may be a house in a note of a flat table",
        file("flat.ods", f"{FLAT},note\n{FIRES},2024-04,3,count,14 Elm"),
        ASKED,
        ("row 2", "note", "is it about a person?"),
    ),
    DoorCase(
        "what may be a house in a column that a population table carries along",
        file("mye24tablesew.csv", f"{PEOPLE},remark\n{HARTLEPOOL},92000,The Old Vicarage"),
        ASKED,
        ("remark", "is it about a person?"),
    ),
    DoorCase(
        "a child's day of birth in an extract",
        file("extract.xlsx", f"{_EXTRACT},remark\nHartlepool,Shoplifting,41,52,63,born 12 March 2012"),
        REFUSED,
        ("remark",),
    ),
    # -- parts, wholes, series
    DoorCase(
        "a part above its whole",
        file(
            "flat.xlsx",
            f"{FLAT}\nViolence against the person,Hartlepool,2024-25Q1,10,count\n"
            "Violence with injury,Hartlepool,2024-25Q1,30,count",
        ),
        ASKED,
        ("30", "10"),
    ),
    DoorCase(
        "a month above its quarter",
        file("flat.ods", f"{FLAT}\n{FIRES},2024-25Q1,10,count\n{FIRES},2024-04,12,count"),
        ASKED,
        ("12", "10"),
    ),
    DoorCase(
        "a tenth of the population",
        file("mye24tablesew.csv", f"{PEOPLE}\n{HARTLEPOOL},9110"),
        ASKED,
        ("9,110",),
        before=((file("mye23tablesew.csv", f"{PEOPLE}\n{HARTLEPOOL},91100"), ()),),
    ),
    DoorCase(
        "a hundred times its neighbours",
        file("flat.ods", f"{FLAT}\n{FIRES},2025-01,2100,count"),
        ASKED,
        ("2,100",),
        before=((file("series.csv", f"{FLAT}\n{_SERIES}"), ()),),
    ),
    DoorCase(
        "a fraction beside a per cent",
        file(
            "flat.ods",
            f"{FLAT}\ntroubled_families_reduced_offending,Hartlepool,2024-25Q1,45,percent\n"
            "troubled_families_reduced_offending,Hartlepool,2024-25Q2,0.45,percent",
        ),
        ASKED,
        ("0.45",),
    ),
    DoorCase(
        "a later release of a month with few of the rows",
        street_rows(4),
        ASKED,
        ("rows",),
        LATE,
        before=((street_rows(44), ("--released", "2025-09-01")),),
    ),
    # -- who, where, which code
    DoorCase(
        "an ended district in an extract",
        file("extract.ods", f"{_EXTRACT}\nAllerdale,Shoplifting,41,52,63"),
        REFUSED,
        ("Allerdale", "Cumberland"),
    ),
    DoorCase(
        "an ended district in a list",
        file("list.ods", "date,type,district\n2025-05-02,fly tipping,Allerdale"),
        REFUSED,
        ("Allerdale",),
        MAY,
    ),
    DoorCase(
        "a far city in an extract",
        file("extract.xlsx", f"{_EXTRACT}\nLeeds,Shoplifting,41,52,63"),
        TAKEN,
        ("places outside the partnership's force area: Leeds",),
    ),
    DoorCase(
        "a Welsh name in an extract",
        file("extract.ods", f"{_EXTRACT}\nCaerdydd,Shoplifting,41,52,63"),
        TAKEN,
        ("Cardiff",),  # told as far
    ),
    DoorCase(
        "a district with its kind in a list",
        file("list.xlsx", "date,type,district\n2025-05-02,fly tipping,Hartlepool UA"),
        TAKEN,
        ("1",),
        MAY,
    ),
    DoorCase(
        "a look-up with the name of another's code",
        file(
            "force.csv",
            "LAD24CD,LAD24NM,CSP24CD,CSP24NM,PFA24CD,PFA24NM\nE07000147,North Norfolk X,E22000212,Norfolk,E23000026,Norfolk",
        ),
        REFUSED,
        ("E07000147",),
    ),
    # -- withheld, none, marks
    DoorCase(
        "a mark for no number in a ratio",
        file("flat.xlsx", f"{FLAT}\nAverage number of re-offences per offender,Hartlepool,2024-25,-99,ratio"),
        REFUSED,
        ("-99",),
    ),
    DoorCase(
        "a mark for no number in an extract",
        file("extract.ods", f"{_EXTRACT}\nHartlepool,Shoplifting,41,-99,63"),
        REFUSED,
        ("row 2", "May 2024"),
    ),
    DoorCase(
        "a withheld count in an extract",
        file("extract.xlsx", f"{_EXTRACT}\nHartlepool,Shoplifting,41,[c],63"),
        REFUSED,
        ("withheld",),
    ),
    DoorCase(
        "a population of nobody", file("mye24tablesew.csv", f"{PEOPLE}\n{HARTLEPOOL},0"), REFUSED, ("0",)
    ),
    # -- days and months
    DoorCase(
        "half real dates and half text in a list",
        dated(
            "list.xlsx",
            [
                ["date", "type", "ward"],
                [date(2025, 3, 4), "fly tipping", "Rural West"],
                ["23/04/2025", "fly tipping", "Rural West"],
                [date(2025, 12, 4), "fly tipping", "Rural West"],
            ],
        ),
        REFUSED,
        ("rows",),
        ("--supplier", "council"),
    ),
    DoorCase(
        "headings that a spreadsheet made days of",
        dated(
            "extract.xlsx",
            [
                ["Area", "Offence", datetime(2026, 4, 17), datetime(2026, 5, 17)],
                ["Hartlepool", "Shoplifting", 4, 5],
            ],
        ),
        REFUSED,
        ('Write "Apr 2017"',),
    ),
    DoorCase(
        "two rows of headings",
        file("extract.ods", ",,2024/25,\nArea,Offence,Apr,May\nHartlepool,Shoplifting,41,52"),
        TAKEN,
        ("Apr 2024 to May 2024",),
    ),
    DoorCase(
        "a total that is anti-social behaviour and the rest",
        file(
            "extract.ods",
            "Area,Offence,Jan to Mar 2024,Jan to Mar 2025\nHartlepool,Anti-social behaviour,180,60\n"
            "Hartlepool,Robbery,30,60\nHartlepool,Total recorded crime,210,120",
        ),
        ASKED,
        ("anti-social behaviour",),
    ),
    # -- empty, cut, another thing
    DoorCase(
        "a month of street files without rows",
        raw("2024-02-cleveland-street.csv", f"{STREET}\n".encode()),
        TAKEN,
        ("without rows",),
    ),
    DoorCase(
        "a list without rows",
        file("list.xlsx", LIST),
        REFUSED,
        ("for no incidents send a return with 0",),
        MAY,
    ),
    DoorCase("an extract without rows", file("extract.ods", _EXTRACT), REFUSED, ("nothing under it",)),
    DoorCase(
        "a population table without rows",
        raw("mye24tablesew.csv", f"{PEOPLE}\n".encode()),
        REFUSED,
        ("no area",),
    ),
    DoorCase(
        "a look-up without rows",
        raw("wards.csv", b"WD26CD,WD26NM,LAD26CD,LAD26NM\n"),
        REFUSED,
        ("no rows",),
    ),
    DoorCase(
        "a page of a site called a workbook",
        raw("extract.xlsx", b"<!DOCTYPE html><html><body>Sign in</body></html>"),
        REFUSED,
        ("web page",),
    ),
    DoorCase(
        "a workbook that was cut",
        lambda folder: _cut(file("extract.ods", f"{_EXTRACT}\nHartlepool,Shoplifting,41,52,63")(folder)),
        REFUSED,
        ("damaged or was cut",),
    ),
    DoorCase("a document of JSON called a table", raw("flat.csv", b'[{"measure": "x"}]'), REFUSED, ("JSON",)),
    # -- hidden, struck through
    DoorCase(
        "a hidden column of figures",
        changed(file("flat.xlsx", f"{FLAT}\n{FIRES},2024-04,3,count"), _hide_column),
        TAKEN,
        ("hidden column",),
    ),
    DoorCase(
        "a figure that is struck through",
        changed(file("extract.xlsx", f"{_EXTRACT}\nHartlepool,Shoplifting,41,52,63"), _strike),
        TAKEN,
        ("struck",),
    ),
    # -- one figure twice
    DoorCase(
        "one figure by two suppliers",
        file("council.ods", f"{FLAT},supplier\n{FIRES},2024-25Q4,9,count,council-street-team"),
        TAKEN,
        ("30", "9"),
        LATE,
        before=(
            (
                file("brigade.xlsx", f"{FLAT},supplier\n{FIRES},2024-25Q4,30,count,Fire Brigade"),
                ("--released", "2025-09-01"),
            ),
        ),
    ),
    DoorCase(
        "a street count in a flat table beside the street files",
        file("flat.xlsx", f"{FLAT}\nstreet_burglary,Hartlepool,2023-03,40,count"),
        ASKED,
        ("street",),
        before=((street_rows(1), ()),),
    ),
)


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-200])
    return path
