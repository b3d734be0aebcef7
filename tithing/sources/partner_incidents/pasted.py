"""A list of which a block of rows stands twice, as where it was pasted twice: each incident would be counted twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.sources.tables import ReceivedCell, ReceivedRow
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
