"""One small good file for each source, as rows of words: to be changed in one place and written in any format."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SmallFile:
    """`rows` with the headings first and a row of figures last; lines `above` them; `needed` are the headings it cannot do without.

    Lines of title stand in `above`, and notes below the figures in none: the tests put them there.
    """

    source: str
    name: str
    rows: Rows
    needed: tuple[str, ...]
    formats: tuple[str, ...] = ("csv",)
    sheet: str = "Sheet1"
    above: Rows = ()
    told: tuple[tuple[str, str], ...] = ()  # what is said with the file: supplier, released, mapping

    def without(self, heading: str) -> SmallFile:
        at = self.rows[0].index(heading)
        return replace(self, rows=tuple((*row[:at], *row[at + 1 :]) for row in self.rows))

    def with_column(self, heading: str, *cells: str) -> SmallFile:
        """One column more; the last of the cells stands in the rows that are left."""
        body = self.rows[1:]
        said = [*cells, *[cells[-1]] * (len(body) - len(cells))]
        rows = ((*self.rows[0], heading), *((*row, cell) for row, cell in zip(body, said, strict=False)))
        return replace(self, rows=rows)

    def with_cell(self, row: int, heading: str, cell: str) -> SmallFile:
        """The same with one cell changed; the first row under the headings is 1."""
        at = self.rows[0].index(heading)
        changed = (*self.rows[row][:at], cell, *self.rows[row][at + 1 :])
        return replace(self, rows=(*self.rows[:row], changed, *self.rows[row + 1 :]))

    def with_heading(self, heading: str, now: str) -> SmallFile:
        return replace(self, rows=(tuple(now if h == heading else h for h in self.rows[0]), *self.rows[1:]))

    def write(self, folder: Path, kind: str = "") -> Path:
        """The file in this format, the first of its own where none is said."""
        kind = kind or self.formats[0]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.name}.{kind}"
        path.write_bytes(_WRITERS[kind]((*self.above, *self.rows), self.sheet))
        return path


def csv_bytes(rows: Sequence[Sequence[str]], _sheet: str = "") -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "surrogatepass")


def xlsx_bytes(rows: Sequence[Sequence[str]], sheet: str = "Sheet1") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append([_typed(cell) for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods_bytes(rows: Sequence[Sequence[str]], sheet: str = "Sheet1") -> bytes:
    """An ODS package with one sheet, as small as a program reads it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", _MANIFEST)
        body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        package.writestr("content.xml", _CONTENT.format(name=quoteattr(sheet), rows=body))
    return stream.getvalue()


def _ods_cell(cell: str) -> str:
    number = _typed(cell)
    if cell == "":
        return "<table:table-cell/>"
    if not isinstance(number, str):
        return f'<table:table-cell office:value-type="float" office:value="{number}"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


def _typed(cell: str) -> str | int | float:
    """As a person types it into a sheet: figures are numbers."""
    try:
        return int(cell) if cell.lstrip("-").isdigit() else float(cell)
    except ValueError:
        return cell


_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
    'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.'
    'spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    "<office:spreadsheet><table:table table:name={name}>{rows}</table:table></office:spreadsheet></office:body>"
    "</office:document-content>"
)


def geojson_bytes(rows: Sequence[Sequence[str]], _sheet: str = "") -> bytes:
    """A feature for each row below the first, a small square north of the one before."""
    heads, *body = rows
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(heads, row, strict=False)),
            "geometry": _square(54.6 + at / 50),
        }
        for at, row in enumerate(body)
    ]
    said = {"type": "FeatureCollection", "features": features}
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _square(south: float) -> dict[str, object]:
    west, east, north = -1.24, -1.22, south + 0.02
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


_WRITERS = {"csv": csv_bytes, "xlsx": xlsx_bytes, "ods": ods_bytes, "geojson": geojson_bytes}
EVERY = ("csv", "xlsx", "ods")
_CRIME_ID = "0" * 63


def _rows(text: str) -> Rows:
    return tuple(tuple(line.split(",")) for line in text.strip().splitlines())


FLAT = SmallFile(
    "flat_observations",
    "figures",
    _rows(
        "measure,area,period,value,unit,note\n"
        "Shoplifting,Hartlepool,2024-25Q1,41,count,as reported\n"
        "Shoplifting,Hartlepool,2024-25Q2,52,count,as reported"
    ),
    ("measure", "area", "period", "value", "unit"),
    EVERY,
)
EXTRACT = SmallFile(
    "police_extract",
    "extract",
    _rows("Area,Offence,Apr 2024,May 2024\nHartlepool,Shoplifting,41,52\nHartlepool,Robbery,4,5"),
    ("Area", "Offence"),
    EVERY,
)
LONG_EXTRACT = SmallFile(
    "police_extract",
    "long",
    _rows(
        "offence,area,month,count\nShoplifting,Hartlepool,Apr 2024,41\nShoplifting,Hartlepool,May 2024,52\n"
    ),
    ("offence", "area", "month", "count"),
    EVERY,
)
INCIDENTS = SmallFile(
    "partner_incidents",
    "fires",
    _rows(
        "date,type,ward,district\n23/04/2025,F3,Victoria,Hartlepool\n15/05/2025,F3,Burn Valley,Hartlepool\n"
        "30/05/2025,F3,Victoria,Hartlepool"
    ),
    ("date", "type"),
    EVERY,
    told=(("supplier", "fire-brigade"), ("covers", "2025-04-01..2025-05-31")),
)
POPULATION = SmallFile(
    "populations",
    "mye24tablesew",
    _rows(
        "Code,Name,Geography,All ages\nE06000001,Hartlepool,Unitary Authority,92000\n"
        "E06000002,Middlesbrough,Unitary Authority,143900"
    ),
    ("Code", "All ages"),
)
LOOKUP = SmallFile(
    "area_lookups",
    "lookup",
    _rows("WD26CD,WD26NM,LAD26CD,LAD26NM\nE05099999,New Ward,E06000001,Hartlepool"),
    ("WD26CD", "LAD26CD"),
)
SMALL_AREAS = SmallFile(
    "small_area_populations",
    "Mid-2022 LSOA 2021",
    _rows(
        "LSOA 2021 Code,LSOA 2021 Name,Total,F0 to 15\nE01011949,Hartlepool 009A,1500,200\n"
        "E01011950,Hartlepool 008A,1600,180"
    ),
    ("LSOA 2021 Code", "Total"),
    EVERY,
    sheet="Mid-2022 LSOA 2021",
)
BOUNDARIES = SmallFile(
    "boundaries",
    "wards-2025",
    _rows("WD25CD,WD25NM\nE05013038,Burn Valley\nE05013039,De Bruce"),
    ("WD25CD",),
    ("geojson",),
)
STREET = SmallFile(
    "police_street",
    "2023-03-cleveland-street",
    _rows(
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
        "Last outcome category,Context\n"
        f"{_CRIME_ID}1,2023-03,Cleveland Police,Cleveland Police,-1.239998,54.713430,On or near Invented Way,E01011954,"
        "Hartlepool 001A,Burglary,Under investigation,\n"
        f"{_CRIME_ID}2,2023-03,Cleveland Police,Cleveland Police,-1.239998,54.713430,On or near Invented Way,E01011954,"
        "Hartlepool 001A,Burglary,Under investigation,"
    ),
    (
        "Crime ID",
        "Month",
        "Reported by",
        "Falls within",
        "Longitude",
        "Latitude",
        "Location",
        "LSOA code",
        "LSOA name",
        "Crime type",
        "Last outcome category",
    ),
)
MAPPING = """version = 1
[columns]
measure = "Kind"
area = "Station"
period = "Month"
value = "No."
[same_for_all]
unit = "count"
supplier = "fire-brigade"
"""
MAPPED = SmallFile(
    "mapped_table",
    "stations",
    _rows(
        "Kind,Station,Month,No.\nDeliberate secondary (F3) fires,Hartlepool,2024-04,4\n"
        "Deliberate secondary (F3) fires,Hartlepool,2024-05,5"
    ),
    ("Kind", "Station", "Month", "No."),
    EVERY,
    told=(("mapping", "stations"),),
)
_TITLE = (
    "Table C2: Number of police recorded crimes for headline offences by Community Safety Partnership area, England and "
    "Wales, year ending December 2024 [note 1]"
)
ONS = SmallFile(
    "ons_csp_tables",
    "pfa",
    (
        (
            "Police Force\nArea code",
            "Police Force\nArea name",
            "Community Safety\nPartnership code",
            "Community Safety\nPartnership name",
            "Local Authority code",
            "Local Authority name",
            "Total recorded crime\n (excluding fraud)",
            "Residential burglary[note 4]",
        ),
        ("E23000013", "Cleveland", "", "", "", "", "1000", "50"),
        ("E23000013", "Cleveland", "E22000027", "Hartlepool", "E06000001", "Hartlepool", "960", "48"),
        ("E23000013", "Cleveland", "", "Unassigned Cleveland", "", "", "40", "2"),
    ),
    (
        "Police Force\nArea code",
        "Community Safety\nPartnership code",
        "Community Safety\nPartnership name",
    ),
    ("xlsx", "ods"),
    sheet="Table C2 ",
    above=((_TITLE,), ("A line",), ("Some shorthand is used.",)),
)
SMALL_FILES = tuple(each for each in list(globals().values()) if isinstance(each, SmallFile))  # all above
