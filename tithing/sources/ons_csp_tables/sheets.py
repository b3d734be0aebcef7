"""Find the four tables in the workbook by what they say, and their rows by what kind of place each is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tithing.sources.columns.around_the_table import Around, around
from tithing.sources.columns.footnotes import footnotes_in
from tithing.sources.tables import ReceivedCell, ReceivedTable
from tithing.sources.used import Used
from tithing.sources.values.cells import text_of
from tithing.vocabulary.period import Period

COUNTS, RATES, CHANGES = "counts", "rates", "changes"
_KINDS = (
    (COUNTS, re.compile(r"number of police recorded crimes")),
    (RATES, re.compile(r"recorded crime rate per 1,000")),
    (CHANGES, re.compile(r"percentage change between recorded crimes")),
)
_YEAR = re.compile(r"year ending (\w+) (\d{4})", re.IGNORECASE)
_MARKER = re.compile(r"\[([\w*]+)\]")
_MEANING = re.compile(r"\[([\w*]+)\] (?:indicates|means|denotes) (?:that )?([^.\[]+)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLE_WITHIN = 6
_OTHER = re.compile(r"table \w+: .{20}")  # the title of another table, which is not read
IDENTITY = (
    "police force area code",
    "police force area name",
    "community safety partnership code",
    "community safety partnership name",
    "local authority code",
    "local authority name",
)


@dataclass(frozen=True)
class CspTable:
    """One of the tables: which, for what year, its headings (plain, by position) and what its markers mean."""

    sheet: ReceivedTable
    kind: str
    period: Period
    headings: tuple[str, ...]
    header: int  # position of the heading row in the sheet
    meanings: dict[str, str]

    def column(self, heading: str) -> int:
        return self.headings.index(heading)

    def written(self, position: int) -> str:
        """The heading of a column as it stands in the sheet, on one line."""
        return plain(self.sheet.rows[self.header].cells[position])

    def rows(self) -> Iterator[CspRow]:
        """The rows under the headings, down to the last with a force code."""
        places = [self.column(each) for each in IDENTITY]
        body = self.sheet.rows[self.header + 1 :]
        for row in body[: len(body) - len(footnotes_in(body))]:
            cells = (*row.cells, *([""] * (len(self.headings) - len(row.cells))))
            force, force_name, csp, csp_name, district, district_name = (plain(cells[at]) for at in places)
            if force or csp:
                yield CspRow(row.number, force, force_name, csp, csp_name, district, district_name, cells)


@dataclass(frozen=True)
class CspRow:
    """One row. With a CSP code it is a CSP; with only a name, offences no CSP was given; with neither, a force."""

    number: int
    force: str
    force_name: str
    csp: str
    csp_name: str
    district: str
    district_name: str
    cells: tuple[ReceivedCell, ...]

    @property
    def place(self) -> str:
        """For a row that is no CSP and no whole force, what it is: "unassigned", "manchester_airport"."""
        if self.csp or not self.csp_name:
            return ""
        words = "unassigned" if self.csp_name.lower().startswith("unassigned") else self.csp_name
        return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")


def plain(cell: ReceivedCell) -> str:
    """Text without footnote marks, line breaks and doubled spaces."""
    return re.sub(r"\s+", " ", re.sub(r"\[note[^\]]*\]", "", str(cell), flags=re.IGNORECASE)).strip()


def heading(cell: ReceivedCell) -> str:
    return re.sub(r"\(\s+", "(", plain(cell).lower())


def is_csp_title(table: ReceivedTable) -> bool:
    return _is_title(title_of(table))


def is_untitled(table: ReceivedTable) -> bool:
    """Whether it has the columns of such a table, and no title that says what it counts."""
    return not is_csp_title(table) and header_of(table) is not None and not _OTHER.match(title_of(table))


def title_of(table: ReceivedTable) -> str:
    """Its title wherever it stands: one column to the right, or below a line such as "Back to contents"."""
    texts = [plain(cell).lower() for row in table.rows[:_TITLE_WITHIN] for cell in row.cells if cell != ""]
    if header_of(table) is None:
        texts = texts[:1]  # a list of contents has the titles of all
    return next((text for text in texts if _is_title(text)), texts[0] if texts else "")


def _is_title(text: str) -> bool:
    return "community safety partnership area" in text and any(kind.search(text) for _, kind in _KINDS)


def csp_tables(sheets: Iterable[ReceivedTable]) -> list[CspTable]:
    """The tables whose title and headings are understood, in the order of the workbook."""
    return [found for sheet in sheets if is_csp_title(sheet) and (found := _table(sheet)) is not None]


def header_of(sheet: ReceivedTable) -> int | None:
    """Position of the row that has the headings of the places."""
    for position, row in enumerate(sheet.rows[:30]):
        if {heading(cell) for cell in row.cells}.issuperset(IDENTITY):
            return position
    return None


def missing_of(sheet: ReceivedTable) -> tuple[int, list[str]]:
    """The row that has most of the headings of the places, and those that it has not."""
    rows = [(row.number, {heading(cell) for cell in row.cells}) for row in sheet.rows[:30]]
    number, words = max(rows, key=lambda each: len(each[1] & set(IDENTITY)))
    return number, [each for each in IDENTITY if each not in words]


def _table(sheet: ReceivedTable) -> CspTable | None:
    header, period = header_of(sheet), period_of_title(title_of(sheet))
    if header is None or period is None:
        return None
    kind = next(kind for kind, words in _KINDS if words.search(title_of(sheet)))
    headings = tuple(heading(cell) for cell in sheet.rows[header].cells)
    return CspTable(sheet, kind, period, headings, header, _meanings(sheet, header))


def period_of_title(title: str) -> Period | None:
    """The year of the last "year ending December 2024" in a title: the calendar year, for December."""
    found = _YEAR.findall(title)
    if not found or found[-1][0][:3].lower() not in _MONTHS:
        return None
    month, year = _MONTHS.index(found[-1][0][:3].lower()) + 1, int(found[-1][1])
    twelve = Period.rolling_12(year, month)
    return Period.from_dates(date(twelve.start.year, twelve.start.month, 1), twelve.end)


def _meanings(sheet: ReceivedTable, header: int) -> dict[str, str]:
    """What each marker means, as a cell above the headings says."""
    said = [
        found for row in sheet.rows[:header] for cell in row.cells for found in _MEANING.findall(plain(cell))
    ]
    return {marker.lower(): words.strip() for marker, words in said}


def used_of_table(table: CspTable) -> Used:
    """The columns that are headed, the rows of places, the title, and what says what a marker means."""
    above = {(row, at) for row, at, _ in _read_above(table)}
    headed = {at for at, each in enumerate(table.headings) if each}
    read = {row.number for row in table.rows()}
    without = {row.number for row in table.sheet.rows[table.header + 1 :]} - read
    return Used(table.sheet, table.header, more=headed, cells=above, without=without)


def _read_above(table: CspTable) -> Iterator[tuple[int, int, ReceivedCell]]:
    """The cells above the headings that are read: the title, and what says what a marker means."""
    for position, row in enumerate(table.sheet.rows[: table.header]):
        for at, cell in enumerate(row.cells):
            said = plain(cell)
            if _MEANING.search(said) or (position < _TITLE_WITHIN and _is_title(said.lower())):
                yield row.number, at, cell


def around_figures(table: CspTable) -> Around:
    """What else stands above the headings, and below the rows of places."""
    rows = {row.number for row in table.rows()}
    notes = [row for row in table.sheet.rows[table.header + 1 :] if row.number not in rows]
    said = {text_of(cell).strip() for _, _, cell in _read_above(table)}
    return around(table.sheet, header=table.header, notes=notes, read=said)


def marker_of(cell: ReceivedCell) -> str:
    """The letters of a marker such as [x], in small letters; "" for anything else."""
    match = _MARKER.fullmatch(str(cell).strip())
    return match[1].lower() if match else ""
