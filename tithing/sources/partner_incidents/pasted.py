"""A list of which a block of rows stands twice, as where it was pasted twice: each incident would be counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.inspection.find import shown
from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.tables import ReceivedCell, ReceivedRow
from tithing.sources.values.cells import text_of
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.questions import Question

RUN = 10  # so many rows, in one order, stand twice by no chance
SHORTEST = 3  # where the list is shorter, its half
_DIFFERENT = 3  # of a run: one crime may be reported three times on a day

Cells = tuple[ReceivedCell, ...]


def pasted_twice(rows: Sequence[ReceivedRow], file: str) -> Iterator[Question]:
    """Asks about the first block of rows that stands again further down in the same order.

    One row that is like another may be another incident; a block of them, in one order, hardly.
    """
    said = [(row.cells, row.number) for row in rows if not row.blank]
    found = _first_again([cells for cells, _ in said])
    if found is None:
        return
    first, again, length = found
    (a, b), (c, d) = ((said[at][1], said[at + length - 1][1]) for at in (first, again))
    words = (
        f"rows {c} to {d} are rows {a} to {b} once more: were they pasted twice, or are they other incidents?"
    )
    yield Question(
        "rows_pasted_twice", words, (("first", f"{a}..{b}"), ("again", f"{c}..{d}")), file=file, row=c
    )


def same_references(columns: Columns) -> Iterator[Question]:
    """Asks about rows of one day that have one reference, in a column that is not used and mostly tells the rows apart."""
    for at, heading in enumerate(columns.headings):
        words = set(simplify(heading).split())
        if heading in columns.unused and _REFERENCE & words and not _OF_SOMETHING_ELSE & words:
            yield from _same_in(columns, at)


def _same_in(columns: Columns, at: int) -> Iterator[Question]:
    rows: dict[tuple[str, str], list[int]] = {}
    for row in columns.body:
        if at < len(row.cells) and (said := text_of(row.cells[at]).strip()):
            rows.setdefault((said, columns.text(row, "date")), []).append(row.number)
    again = [numbers for numbers in rows.values() if len(numbers) > 1]
    if again and 2 * len({said for said, _ in rows}) > sum(map(len, rows.values())):
        yield _of_one_reference(columns, at, again)


def _of_one_reference(columns: Columns, at: int, again: Sequence[list[int]]) -> Question:
    heading, first = shown(columns.headings[at], "..."), again[0]
    named = listed([str(number) for number in first[:_NAMED]])
    more = f", and those of {numbered(len(again) - 1, 'other reference')}" if len(again) > 1 else ""
    words = f'rows {named} have the same "{heading}"{more}: are they different incidents, or one that stands there twice?'
    figures = (("column", heading), ("rows", ";".join(map(str, first))))
    table = columns.table
    return Question("same_reference", words, figures, file=table.file, row=first[1], sheet=table.sheet)


_REFERENCE = frozenset({"id", "ref", "reference", "urn", "uid", "guid", "no", "number", "key"})
_OF_SOMETHING_ELSE = frozenset(
    {"site", "location", "place", "station", "team", "ward", "area", "premises", "property", "vehicle", "officer", "unit", "street",
     "address", "house", "grid", "type", "category", "asset", "stop", "route", "beat", "postcode", "uprn", "usrn", "page"}
)  # where several incidents may be  # fmt: skip
_NAMED = 4


def _first_again(rows: Sequence[Cells]) -> tuple[int, int, int] | None:
    """(where a block begins, where it begins again, how long it is), None where none does."""
    run = min(RUN, len(rows) // 2)
    if run < SHORTEST:
        return None
    seen: dict[tuple[Cells, ...], int] = {}
    for at in range(len(rows) - run + 1):
        window = tuple(rows[at : at + run])
        first = seen.setdefault(window, at)
        if at - first >= run and len(set(window)) >= _DIFFERENT:
            return first, at, _length(rows, first, at)
    return None


def _length(rows: Sequence[Cells], first: int, again: int) -> int:
    length = 0
    while (
        again + length < len(rows) and first + length < again and rows[first + length] == rows[again + length]
    ):
        length += 1
    return length
