"""Lines of words above a table of populations, and below it: told, and asked about where they change what it says."""

from __future__ import annotations

import polars as pl

from tithing.sources.columns.around_the_table import Around, around
from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.contract import Received
from tithing.sources.opened.extract import looks_like_one as is_extract
from tithing.sources.opened.table_files import peek
from tithing.sources.populations.table import PopulationHeadings
from tithing.sources.tables import ReceivedRow
from tithing.vocabulary.questions import Question

_CODE = r"^[A-Z]\d{8}$"


def around_populations(received: Received, headings: PopulationHeadings, cells: pl.DataFrame) -> Around:
    """What stands above the headings, and the footnotes: rows with words in their first cell alone."""
    table = peek(received)[0]
    header = next(at for at, row in enumerate(table.rows) if row.number == headings.line)
    return around(table, header=header, notes=_footnotes(received, cells))


def columns_of(received: Received, headings: PopulationHeadings) -> Columns:
    """The columns as far as the first rows show them: which are used and which are not."""
    table = peek(received)[0]
    header = next(at for at, row in enumerate(table.rows) if row.number == headings.line)
    some = {"code": headings.code, "name": headings.name, "district": headings.district, **headings.totals}
    known = {name: at for name, at in some.items() if at is not None}
    used = {*known.values(), *headings.ages}
    unused = tuple(text for at, text in enumerate(headings.texts) if text and at not in used)
    return Columns(table, header, known, headings.texts, unused)


def other_years(columns: Columns, year: int) -> tuple[Question, ...]:
    """Whether the people are of this year, where a column that is not used says another."""
    found = [
        (heading, said)
        for at, heading in enumerate(columns.headings)
        if heading in columns.unused and simplify(heading) in _WHEN
        for said in dict.fromkeys(str(row.cells[at]).strip() for row in columns.body if at < len(row.cells))
        if said and str(year) not in said
    ]
    if not found:
        return ()
    heading, said = found[0]
    words = f'The column "{heading}" is not used, and says {said}: are the people those of {year}?'
    table, row = columns.table, columns.table.rows[columns.header].number
    figures = (("column", heading), ("says", said), ("taken as", str(year)))
    return (Question("another_year", words, figures, file=table.file, row=row, sheet=table.sheet),)


_WHEN = frozenset({"year", "date", "period", "mid year", "reference date", "time"})


def _footnotes(received: Received, cells: pl.DataFrame) -> list[ReceivedRow]:
    """`cells` are those below the headings, as text, with the number of each row."""
    if is_extract(received.path):
        return []  # it has none: they were told when the file came
    texts = [pl.col(name).fill_null("").str.strip_chars() for name in cells.columns[1:]]
    filled = pl.sum_horizontal(text != "" for text in texts)
    rows = cells.filter((filled == 1) & (texts[0] != "") & ~texts[0].str.contains(_CODE))
    return [ReceivedRow(number, (first,)) for number, first, *_ in rows.iter_rows()]
