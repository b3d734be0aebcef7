"""What a source used of a file: the cells it read, and, in words, what else there was and is not kept.

A reader says which columns, rows and titles it used; what is kept is that and nothing else. So a source never has to
think of what might stand in a column that it does not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from tithing.inspection.find import shown
from tithing.observations.entering.headed import Headed, InFile
from tithing.sources.columns.as_headed import headed_by
from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, column_letters
from tithing.sources.values.cells import text_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem

EVERY = frozenset(range(16_384))  # as many columns as a sheet has
FREE_TEXT = frozenset(
    {
        "note", "notes", "reason", "comment", "comments", "commentary", "remark", "remarks", "narrative", "free text",
        "text", "details", "description", "information", "summary", "street", "location", "address", "what happened",
        "why", "what we did", "action", "outcome",
    }
)  # as a source names its columns  # fmt: skip
PROSE = frozenset(
    {"comment", "comments", "commentary", "remark", "remarks", "narrative", "free text"}
)  # as files do
_NAMED = 4


@dataclass(frozen=True)
class Used:
    """What was used of one sheet. `table` is the sheet as it was understood: two rows of headings are one in it.

    `columns` are by the source's own names, `more` those that have none (months across); both count from the heading
    row on, from 0. `cells` are single ones elsewhere, by row number and column: a title that says the area. `without`
    are the numbers of rows below the headings that are no rows of the table: footnotes. `as_one` are rows that were made
    part of another.
    """

    table: ReceivedTable
    header: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    more: Collection[int] = frozenset()
    cells: Collection[tuple[int, int]] = frozenset()
    without: Collection[int] = frozenset()
    as_one: Collection[int] = frozenset()

    def takes(self, position: int, row: ReceivedRow) -> Collection[int]:
        """The columns that were used of a row."""
        if position < self.header or row.number in self.without:
            return ()
        return {*self.columns.values(), *self.more}

    @property
    def headed(self) -> Headed | None:
        """What its headings stand for; None where none is known by name."""
        return headed_by(self.table, self.header, self.columns, self.more)


def in_file(name: str, used: Iterable[Used]) -> InFile:
    """The file, and how the sheets that were used are headed."""
    return InFile(name, tuple(headed for each in used if (headed := each.headed) is not None))


def used_of(
    columns: Columns,
    *,
    more: Collection[int] = frozenset(),
    cells: Collection[tuple[int, int]] = frozenset(),
    without: Collection[int] = frozenset(),
) -> Used:
    """Of a table, its known columns from the heading row on."""
    left = {*without, *(row.number for row in columns.notes)}
    return Used(columns.table, columns.header, columns.known, more, cells, left)


@dataclass(frozen=True)
class TextColumn:
    """A column that was used and holds free text: whether it is kept is for the source's `about.toml` to say."""

    sheet: str
    name: str
    column: int
    row: int  # of its heading


@dataclass(frozen=True)
class Recognised:
    """The cells that were used, and what else there was, in words: `columns` and `sheets` by their names."""

    tables: tuple[ReceivedTable, ...]
    columns: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    texts: tuple[TextColumn, ...] = ()
    headed: tuple[Headed, ...] = ()
    of_figures: int = 0  # of the sheets that are not read, those that hold numbers above all
    calculated: tuple[Problem, ...] = ()  # cells that were used and hold a formula or an error
    calculated_beside: int = 0  # such cells of the same sheets that were not used
    told: int = 0  # sheets that are not read, of which the source itself says what is to be said

    @property
    def whole(self) -> bool:
        """Whether no cell is left out."""
        return not (self.columns or self.sheets or self.others or self.told)

    def keeping(self, texts: Collection[str]) -> Recognised:
        """The same without the columns of free text that the source does not declare that it needs."""
        gone = [each for each in self.texts if each.name not in texts]
        if not gone:
            return self
        tables = tuple(_without(table, [t for t in gone if t.sheet == table.sheet]) for table in self.tables)
        names = dict.fromkeys((*self.columns, *(each.name for each in gone)))
        return replace(self, tables=tables, columns=tuple(names), texts=())


def recognised(
    sheets: Sequence[ReceivedTable], used: Iterable[Used], *, told: Collection[str] = ()
) -> Recognised:
    """What was used of these sheets of a file, all that were opened. Of the sheets called as `told` the source itself says
    what they hold beside what we wrote there.

    >>> rows = (ReceivedRow(1, ("area", "officer")), ReceivedRow(2, ("Hartlepool", "the third")))
    >>> sheet = ReceivedTable("f.csv", "", rows)
    >>> found = recognised([sheet], [Used(sheet, columns={"area": 0})])
    >>> found.columns, found.tables[0].rows[1].cells
    (('officer',), ('Hartlepool', ''))
    """
    by_sheet = {each.table.sheet: each for each in used}
    read = [sheet for sheet in sheets if sheet.sheet in by_sheet]
    left = [_Left(sheet, by_sheet[sheet.sheet]) for sheet in read]
    unread = _not_told(sheets, [*by_sheet, *told])
    return Recognised(
        tuple(table for each in left if (table := _kept(each.used)).rows),
        tuple(dict.fromkeys(chain.from_iterable(map(_Left.columns, left)))),
        tuple(map(_called, unread)),
        tuple(chain.from_iterable(map(_Left.rows, left))),
        tuple(chain.from_iterable(map(_texts, by_sheet.values()))),
        in_file("", by_sheet.values()).sheets,
        sum(map(_is_of_figures, unread)),
        tuple(chain.from_iterable(map(_calculated, by_sheet.values()))),
        sum(len(each.table.calculated) - len(_calculated(each)) for each in by_sheet.values()),
        len(sheets) - len(read) - len(unread),
    )


def _not_told(sheets: Sequence[ReceivedTable], names: Collection[str]) -> list[ReceivedTable]:
    """The sheets that are called otherwise."""
    return [sheet for sheet in sheets if sheet.sheet not in names]


def everything(sheets: Sequence[ReceivedTable]) -> Recognised:
    """Every cell of these sheets, of a source that does not say what it uses."""
    return recognised(sheets, [Used(sheet, more=EVERY) for sheet in sheets])


def _calculated(used: Used) -> list[Problem]:
    """The cells of a sheet that were used and hold a formula or an error, those of a row that seemed empty included."""
    heads = used.table.rows[used.header].number if 0 <= used.header < len(used.table.rows) else 0
    columns = {*used.columns.values(), *used.more}
    return [
        problem
        for (row, at), problem in used.table.calculated.items()
        if (at in columns and row >= heads and row not in used.without) or (row, at) in used.cells
    ]


def _is_of_figures(sheet: ReceivedTable) -> bool:
    """Whether most of its filled cells are numbers."""
    filled = [cell for row in sheet.rows for cell in row.cells if cell != ""]
    return 2 * sum(isinstance(cell, int | float) for cell in filled) > len(filled)


def _called(sheet: ReceivedTable) -> str:
    return shown(sheet.sheet, "whose name is personal")


def _kept(used: Used) -> ReceivedTable:
    rows = (_row(used, position, row) for position, row in enumerate(used.table.rows))
    return replace(used.table, rows=tuple(row for row in rows if not row.blank), merged=())


def _row(used: Used, position: int, row: ReceivedRow) -> ReceivedRow:
    taken = used.takes(position, row)
    cells = (
        cell if at in taken or (row.number, at) in used.cells else "" for at, cell in enumerate(row.cells)
    )
    return ReceivedRow(row.number, tuple(cells))


def _texts(used: Used) -> Iterator[TextColumn]:
    """By the source's own name for it, or by what its heading says."""
    if not 0 <= used.header < len(used.table.rows):
        return
    heads = used.table.rows[used.header]
    for name, column in used.columns.items():
        heading = simplify(heads.cells[column]) if column < len(heads.cells) else ""
        if simplify(name) in FREE_TEXT or heading in PROSE:
            yield TextColumn(used.table.sheet, name, column, heads.number)


def _without(table: ReceivedTable, gone: Sequence[TextColumn]) -> ReceivedTable:
    rows = (_blanked(row, [each for each in gone if row.number >= each.row]) for row in table.rows)
    return replace(table, rows=tuple(row for row in rows if not row.blank))


def _blanked(row: ReceivedRow, gone: Sequence[TextColumn]) -> ReceivedRow:
    columns = {each.column for each in gone}
    return replace(row, cells=tuple("" if at in columns else cell for at, cell in enumerate(row.cells)))


@dataclass(frozen=True)
class _Left:
    """What a sheet holds beside what was used of it."""

    sheet: ReceivedTable
    used: Used

    def columns(self) -> Iterator[str]:
        """The columns that were not used and hold something, by their headings."""
        if not 0 <= self.used.header < len(self.used.table.rows):
            return
        heads = self.used.table.rows[self.used.header]
        body = [row for row in self.sheet.rows if self._is_body(row)]
        width = max((len(row.cells) for row in body), default=0)
        for at in sorted(set(range(width)) - {*self.used.columns.values(), *self.used.more}):
            if any(self._lies(row, at) for row in body):
                yield named_column(heads, at)

    def rows(self) -> Iterator[str]:
        """How many rows above and below hold something that was not used."""
        first = self._first()
        left = [row.number for row in self.sheet.rows if not self._is_body(row) and self._lies_in(row)]
        for where, rows in (
            ("above the headings", [number for number in left if number < first]),
            ("that are not of the table", [number for number in left if number >= first]),
        ):
            if rows:
                yield f"{numbered(len(rows), 'row')} {where} ({_some(map(str, rows))})"

    def _first(self) -> int:
        rows = self.used.table.rows
        return rows[self.used.header].number if 0 <= self.used.header < len(rows) else 0

    def _is_body(self, row: ReceivedRow) -> bool:
        return row.number >= self._first() and row.number not in self.used.without

    def _lies(self, row: ReceivedRow, at: int) -> bool:
        """Whether a cell holds something and was not used."""
        return at < len(row.cells) and row.cells[at] != "" and (row.number, at) not in self.used.cells

    def _lies_in(self, row: ReceivedRow) -> bool:
        return row.number not in self.used.as_one and any(self._lies(row, at) for at in range(len(row.cells)))


def named_column(heads: ReceivedRow, at: int) -> str:
    """Its heading as it may be repeated; its letter where it has none, or a personal one."""
    heading = text_of(heads.cells[at]).strip() if at < len(heads.cells) else ""
    return shown(heading, "") or column_letters(at)


def _some(numbers: Iterable[str]) -> str:
    every = list(numbers)
    return ", ".join(every[:_NAMED]) + (" ..." if len(every) > _NAMED else "")


def cells_of(row: ReceivedRow) -> frozenset[tuple[int, int]]:
    """Every filled cell of a row, as `Used.cells` has them."""
    return frozenset((row.number, at) for at, cell in enumerate(row.cells) if cell != "")


def cells_that(rows: Iterable[ReceivedRow], says: Collection[ReceivedCell]) -> frozenset[tuple[int, int]]:
    """The cells of these rows that hold one of these words."""
    return frozenset((row.number, at) for row in rows for at, cell in enumerate(row.cells) if cell in says)
