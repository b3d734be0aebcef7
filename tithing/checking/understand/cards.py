"""Cards: one indicator under its own heading, line by line, "Latest value: 241". Cards of the same lines are one table.

A card is a small table of labels and one figure each, or a list of such lines. Alone it says little; beside its like the
relations of a table show: which line is the change of which, and what is aimed at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from tithing.checking.read.in_one_cell import parted
from tithing.checking.read.numbers import read_change
from tithing.checking.read.printed import (
    PrintedCell,
    PrintedDocument,
    PrintedPlace,
    PrintedRow,
    PrintedSentence,
    PrintedTable,
)
from tithing.checking.thresholds import counted

_FEWEST_CARDS = counted("understand.cards", "fewest_cards")
_FEWEST_LINES = counted("understand.cards", "fewest_lines")
_LINE = re.compile(
    r"^\W{0,3}(?P<label>[A-Z][^:\d]{1,48}?)\s*:\s+(?P<value>[-+\u2212\u2013£(▲▼]?\s?£?\d.{0,40})$"
)
_REMARK = re.compile(r"\s*\((?:[^()]*[a-z]{3}[^()]*)\)$")  # "71.6% (a fall of 0.3 points since)"


@dataclass(frozen=True)
class Card:
    """What stands on one card: its title, what stands over it, and its lines, label and cell."""

    title: str
    context: tuple[str, ...]
    lines: tuple[tuple[str, PrintedCell], ...]
    place: PrintedPlace
    table: PrintedTable | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.lines)


def with_cards(document: PrintedDocument) -> PrintedDocument:
    """The document with each run of cards as one table; small tables that are cards give way to it."""
    of_tables = _alike(map(_of_table, document.tables))
    of_lists = _alike(
        _of_list(list(run)) for _, run in groupby(document.sentences, lambda each: each.context)
    )
    if not of_tables and not of_lists:
        return document
    instead = dict(chain.from_iterable(map(_in_place_of, of_tables)))
    kept = (instead.get(table.id, table) for table in document.tables)
    listed = (_one_table(run, f"cards{number}") for number, run in enumerate(of_lists, start=1))
    return replace(document, tables=(*(table for table in kept if table is not None), *listed))


def _in_place_of(run: Sequence[Card]) -> Iterator[tuple[str, PrintedTable | None]]:
    """What stands in the place of each small table of a run: the one table for the first, and nothing for the others."""
    names = [card.table.id for card in run if card.table is not None]
    yield names[0], _one_table(run, names[0])
    yield from ((name, None) for name in names[1:])


def _of_table(table: PrintedTable) -> Card | None:
    """A table of labels with one cell each, under a heading of its own."""
    if len(table.heads) != 1 or not table.context or table.doubtful:
        return None
    lines = tuple((row.label.strip(), row.cells[0]) for row in table.rows if row.cells)
    return Card(table.context[-1], table.context[:-1], lines, table.place, table)


def _of_list(run: Sequence[PrintedSentence]) -> Card | None:
    """The lines "label: figure" that stand under one heading."""
    found = [(hit, sentence) for sentence in run if (hit := _LINE.match(sentence.text.strip().rstrip(".")))]
    if not found or not run[0].context:
        return None
    lines = tuple(
        (hit["label"].strip(), PrintedCell(_REMARK.sub("", hit["value"]), 1, sentence.place))
        for hit, sentence in found
    )
    return Card(run[0].context[-1], run[0].context[:-1], lines, found[0][1].place)


def _alike(cards: Iterable[Card | None]) -> list[tuple[Card, ...]]:
    """The runs of cards that stand one behind another under the same headings and share their lines."""
    runs: list[list[Card]] = []
    for card in cards:
        if card is None or not _has_lines(card):
            continue
        if runs and _goes_on(runs[-1][-1], card):
            runs[-1].append(card)
        else:
            runs.append([card])
    return [
        tuple(run) for run in runs if len(run) >= _FEWEST_CARDS and len({c.title for c in run}) == len(run)
    ]


def _has_lines(card: Card) -> bool:
    figures = sum(read_change(cell.text.strip()) is not None for _, cell in card.lines)
    return figures >= _FEWEST_LINES and len(set(card.labels)) == len(card.lines)


def _goes_on(before: Card, card: Card) -> bool:
    shared = set(before.labels) & set(card.labels)
    return before.context == card.context and len(shared) >= _FEWEST_LINES


def _one_table(run: Sequence[Card], name: str) -> PrintedTable:
    """A row a card, a column a line that several of them have."""
    counts = Counter(chain.from_iterable(card.labels for card in run))
    heads = tuple(label for label, number in counts.items() if number > 1)
    rows = tuple(_row(card, heads) for card in run)
    notes = chain.from_iterable(card.table.notes for card in run if card.table)
    return parted(
        PrintedTable(name, heads, rows, "", run[0].context, run[0].place, tuple(dict.fromkeys(notes)))
    )


def _row(card: Card, heads: Sequence[str]) -> PrintedRow:
    cells = dict(card.lines)
    return PrintedRow(
        card.title,
        tuple(
            PrintedCell(cells[head].text, column, cells[head].place)
            if head in cells
            else PrintedCell("", column, card.place)
            for column, head in enumerate(heads, start=1)
        ),
        card.place,
    )
