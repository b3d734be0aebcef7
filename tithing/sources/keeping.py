"""Decides what is kept of a file: its own bytes where nothing else stands in it, else the extract."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from tithing.inspection.parts.bare import is_bare
from tithing.sources.columns.around_the_table import NOT_READ, lines_of
from tithing.sources.contract import Kept, Reading, Received
from tithing.sources.opened import extract, workbooks
from tithing.sources.opened.table_files import read_tables
from tithing.sources.tables import refuse_if_any
from tithing.sources.used import Recognised, everything
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import sheet_in_words

_NAMED = 6
_FIRST = 3  # named of many
_SHORT = 40  # letters of what is quoted


def kept_of(received: Received, reading: Reading, *, texts: Collection[str]) -> Kept:
    """What is kept of a file that was read. `texts` are the columns of free text that its source needs. Raises Refused for
    a cell that was used and holds a formula.
    """
    is_package = workbooks.looks_like_one(received.path)
    used = reading.used
    if used is None and not is_package:
        return Kept()
    wanted = used if used is not None else everything(read_tables(received).sheets)
    refuse_if_any([*wanted.calculated])
    kept = wanted.keeping(texts)
    if kept.whole and not (is_package and not is_bare(received.path)):
        return Kept()
    notices = tuple(_notices_of(kept, reading.notices, received.name))
    quoted = [each for each in reading.notices if NOT_READ in each]
    left = (*_left(kept), *_around(kept.others, quoted))
    return Kept(extract.written(kept.tables), left, kept is not wanted, notices)


def every_cell(received: Received) -> bytes:
    """The extract of everything in the sheets that are opened. Raises Refused where they cannot be."""
    return extract.written(everything(read_tables(received).sheets).tables)


def _notices_of(kept: Recognised, notices: Iterable[str], name: str) -> Iterator[str]:
    """Without those on sheets that are not kept, and of what was first met in a column or sheet that is not kept without the
    place: a heading may be what nobody wanted.
    """
    for each in notices:
        if NOT_READ not in each and not any(f"{sheet_in_words(sheet)}:" in each for sheet in kept.sheets):
            yield _without_lost_place(each, name, kept)


def _around(others: Sequence[str], quoted: Sequence[str]) -> Iterator[str]:
    """Rows around the tables that are read: those of one sheet with their words, those of several counted, the first three
    with theirs. They are told as what is not kept, and so stored nowhere.
    """
    said = [each.partition(NOT_READ)[2].removesuffix(".") for each in quoted]
    if len(quoted) >= _SEVERAL:
        yield from (told for where in _WHERE if (told := _counted(where, others, said)))
        return
    yield from (each for each in others if not _is_quoted(each, said))
    yield from said


def _counted(where: str, others: Sequence[str], said: Sequence[str]) -> str:
    """How many rows of several sheets stand there, and the words of the first; "" for none."""
    words = [words for each in said for words, stands in lines_of(each) if stands == where]
    rows = max(len(words), sum(_number(each) for each in others if _WHERE[where] in each))
    return (
        f"{numbered(rows, 'row')} {where} ({_first(_shortened(dict.fromkeys(words)), rows)})" if rows else ""
    )


_SEVERAL = 2
_WHERE = {"above the headings": "above the headings", "below the figures": "that are not of the table"}


def _number(rows: str) -> int:
    """Of "1,200 rows above the headings"."""
    found = re.match(r"([\d,]+) rows? ", rows)
    return int(found[1].replace(",", "")) if found else 0


def _shortened(quoted: Iterable[str]) -> list[str]:
    """Of words in quotation marks the first few."""
    return [each if len(each) <= _SHORT else f'{each[:_SHORT].rstrip()}..."' for each in quoted]


def _first(names: Sequence[str], every: int) -> str:
    """The first three of so many."""
    more = every - len(names[:_FIRST])
    return ", ".join(names[:_FIRST]) + (f" and {more} more" if more else "")


def _is_quoted(rows: str, quoted: Collection[str]) -> bool:
    """Whether rows that are counted are told with their words already, each of them."""
    where = "above the headings" if "above the headings" in rows else "below the figures"
    told = {row for each in quoted for row in re.findall(rf"\(row (\d+), {where}\)", each)}
    return 0 < _number(rows) == len(told)


def _without_lost_place(notice: str, name: str, kept: Recognised) -> str:
    lost = (
        *(f"{name}, {sheet_in_words(sheet)}, row " for sheet in kept.sheets),
        *(f', column "{column}": ' for column in kept.columns),
    )
    if not notice.startswith(name) or not any(each in notice for each in lost):
        return notice
    return f"{name}: {notice.removeprefix(name).partition(': ')[2]}"


def _left(kept: Recognised) -> Iterator[str]:
    """One short phrase for each kind."""
    if kept.columns:
        yield f"{_noun('column', kept.columns)} {_named(kept.columns)}"
    if kept.sheets:
        yield _sheets(kept)
    if kept.calculated_beside:
        yield (
            numbered(kept.calculated_beside, "formula or error in a cell", "formulas or errors in cells")
            + " not used"
        )


def _sheets(kept: Recognised) -> str:
    """Few by their names; of many how many of which kind, and the first three."""
    number, figures = len(kept.sheets), kept.of_figures
    if number <= _FIRST:
        return f"{_noun('sheet', kept.sheets)} {_named(kept.sheets)}"
    kinds = ((number - figures, "of words"), (figures, "of figures"))
    told = " and ".join(f"{count} {kind}" for count, kind in kinds if count)
    names = [f'"{name.strip()}"' for name in kept.sheets]
    return f"{number} sheets, {told} ({_first(names, number)})"


def _noun(one: str, names: Collection[str]) -> str:
    return one if len(names) == 1 else f"{one}s"


def _named(names: Iterable[str]) -> str:
    every = [f'"{name}"' for name in names]
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return f"{', '.join(every[:_NAMED])}{more}"
