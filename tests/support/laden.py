"""Files of every source that carry more than is read: a word in every place where somebody may write one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.core.sources.ons_csp_tables.test_read import workbook as ons_workbook
from tests.core.sources.test_partner_return import filled

WORD = "zebrafinch"

FLAT = "measure,area,period_start,period_end,value,unit,note\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count,as sent\n"
LIST = (
    "date,type,ward,district,street\n"
    "05/01/2018,F3,Victoria,Hartlepool,Vincent Street\n"
    "17/03/2018,F3,Burn Valley,Hartlepool,Osprey Way\n"
)
POLICE = (
    '"Recorded crime - Hartlepool, April to May 2017",,,\n'
    "HO Code,Offence,Apr-17,May-17\n"
    "28E,Burglary residential,20,30\n28F,Attempted burglary residential,5,4\n46,Shoplifting,100,1110\n"
    f"{WORD} crime system\n"
)
PEOPLE = "Mid-2024 estimates,,\nCode,Name,All ages\nE06000001,Hartlepool,98180\n"
LOOKUP = f"WD26CD,WD26NM,LAD26CD,LAD26NM,RGN27CD\nE05099999,New,E06000001,Hartlepool,{WORD}\n"
FIRES = "Month,Station,No.\nApr 2025,Hartlepool,4\nMay 2025,Hartlepool,6\n"
MAPPING = """version = 1
[columns]
area = "Station"
period = "Month"
value = "No."
[same_for_all]
unit = "count"
measure = "deliberate_secondary_fires"
"""


@dataclass(frozen=True)
class Laden:
    """A file, how it is imported, and which source reads it."""

    source: str
    path: Path
    said: dict[str, Any] = field(default_factory=dict)


def laden_files(folder: Path) -> Iterator[Laden]:
    """One of each source and form; police street files refuse what they do not know, and are kept as they come."""
    fire = {"supplier": "fire"}
    mapped = {"mapping": "fire"}
    for source, text, said in (
        ("flat_observations", FLAT, {}),
        ("partner_incidents", LIST, fire),
        ("police_extract", POLICE, {}),
        ("mapped_table", FIRES, mapped),
    ):
        yield Laden(source, as_csv(folder / f"{source}.csv", text), said)
        yield Laden(source, as_workbook(folder / f"{source}.xlsx", text), said)
    yield Laden("populations", as_csv(folder / "mye24.csv", PEOPLE), {})
    yield Laden("area_lookups", as_csv(folder / "wards.csv", LOOKUP), {})
    yield Laden("partner_return", laden_workbook(_return(folder), "Return"), {})
    yield Laden("ons_csp_tables", laden_workbook(ons_workbook(folder).path, "Table C2 "), {})
    yield Laden(
        "partner_incidents", in_an_archive(folder / "fires.zip", folder / "partner_incidents.csv"), fire
    )
    yield Laden(
        "flat_observations", in_an_archive(folder / "flat.zip", folder / "flat_observations.xlsx"), {}
    )


def _return(folder: Path) -> Path:
    return filled(folder, F2=10, F6=45.5, I2="Two were children's")


def as_csv(path: Path, text: str) -> Path:
    """With a column that nobody reads, its heading the word as well."""
    first, *rest = text.splitlines()
    rows = (line if line.startswith(WORD) else f"{line},{WORD} {at}" for at, line in enumerate(rest))
    path.write_text("\n".join([f"{first},{WORD}", *rows]), encoding="utf-8")
    return path


def as_workbook(path: Path, text: str) -> Path:
    import csv

    made = openpyxl.Workbook()
    made.active.title = "Data"
    for row in csv.reader(text.splitlines()):
        made.active.append([float(cell) if cell.isdigit() else cell for cell in row])
    made.save(path)
    return laden_workbook(path, "Data")


def laden_workbook(path: Path, name: str) -> Path:
    """With the word in comments, columns, sheets, properties, lists, heads and feet, and names."""
    made = openpyxl.load_workbook(path)
    sheet = made[name]
    for put in PLACES:
        put(made, sheet)
    made.save(path)
    return path


def in_a_comment(made: Any, sheet: Any) -> None:
    sheet["A2"].comment = Comment(f"the {WORD}", WORD)


def in_columns(made: Any, sheet: Any) -> None:
    """One without a heading past the table, and one that is hidden."""
    for column in (sheet.max_column + 2, sheet.max_column + 4):
        sheet.cell(sheet.max_row - 1, column, f"{WORD} {column}")
    sheet.column_dimensions[sheet.cell(1, sheet.max_column).column_letter].hidden = True


def in_a_sheet(made: Any, sheet: Any) -> None:
    more = made.create_sheet(f"of the {WORD}")
    more["B2"] = f"{WORD} again"
    more.sheet_state = "hidden"


def in_properties(made: Any, sheet: Any) -> None:
    made.properties.title = f"the {WORD}"
    made.properties.creator = WORD
    made.properties.keywords = WORD


def in_a_list(made: Any, sheet: Any) -> None:
    allowed = DataValidation(type="list", formula1=f'"one,{WORD}"', showInputMessage=True, prompt=WORD)
    allowed.add("A40")
    sheet.add_data_validation(allowed)


def in_head_and_foot(made: Any, sheet: Any) -> None:
    sheet.oddHeader.center.text = f"the {WORD}"
    sheet.oddFooter.left.text = WORD


def in_a_name(made: Any, sheet: Any) -> None:
    made.defined_names[f"the_{WORD}"] = DefinedName(f"the_{WORD}", attr_text=f'"{WORD}"')


PLACES: tuple[Callable[[Any, Any], None], ...] = (
    in_a_comment,
    in_columns,
    in_a_sheet,
    in_properties,
    in_a_list,
    in_head_and_foot,
    in_a_name,
)


def in_an_archive(path: Path, *files: Path) -> Path:
    """With a member that nobody reads, and the word on the archive itself."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.write(file, file.name)
        archive.writestr("about.txt", f"the {WORD}")
        archive.comment = WORD.encode()
    return path
