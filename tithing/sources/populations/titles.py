"""Lines of words above a table of populations, and below it: told, and asked about where they change what it says."""

from __future__ import annotations

import polars as pl

from tithing.sources.around_the_table import Around, around
from tithing.sources.contract import Received
from tithing.sources.extract import looks_like_one as is_extract
from tithing.sources.headings import Columns
from tithing.sources.populations.table import PopulationHeadings
from tithing.sources.table_files import peek
from tithing.sources.tables import ReceivedRow

_CODE = r"^[A-Z]\d{8}$"


def around_populations(received: Received, headings: PopulationHeadings) -> Around:
    """What stands above the headings, and the footnotes: rows with words in their first cell alone."""
    table = peek(received)[0]
    header = next(at for at, row in enumerate(table.rows) if row.number == headings.line)
    return around(table, header=header, notes=_footnotes(received, headings))


def columns_of(received: Received, headings: PopulationHeadings) -> Columns:
    """The columns as far as the first rows show them: which are used and which are not."""
    table = peek(received)[0]
    header = next(at for at, row in enumerate(table.rows) if row.number == headings.line)
    some = {"code": headings.code, "name": headings.name, "district": headings.district, **headings.totals}
    known = {name: at for name, at in some.items() if at is not None}
    used = {*known.values(), *headings.ages}
    unused = tuple(text for at, text in enumerate(headings.texts) if text and at not in used)
    return Columns(table, header, known, headings.texts, unused)


def _footnotes(received: Received, headings: PopulationHeadings) -> list[ReceivedRow]:
    if is_extract(received.path):
        return []  # it has none: they were told when the file came
    frame = pl.read_csv(
        received.path, has_header=False, skip_rows=headings.line, infer_schema=False, row_index_name="row",
        truncate_ragged_lines=True,
    )  # fmt: skip
    texts = [pl.col(name).fill_null("").str.strip_chars() for name in frame.columns[1:]]
    filled = pl.sum_horizontal(text != "" for text in texts)
    rows = frame.filter((filled == 1) & (texts[0] != "") & ~texts[0].str.contains(_CODE))
    return [ReceivedRow(number + headings.line + 1, (cells[0],)) for number, *cells in rows.iter_rows()]
