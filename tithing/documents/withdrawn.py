"""Marks what rests on a file that was withdrawn since, wherever a document shows it: decided once, for every format.

Asked what was known on an earlier day, a book still answers with such a file. Each figure of it then carries a note,
which the machine's copies give beside the value; its row of a table, its sentence and its chart say the same in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tithing.documents.marks import figures_in
from tithing.documents.parts import (
    BulletList,
    Cell,
    Chart,
    DocumentPart,
    DocumentTable,
    Paragraph,
    Row,
    Runs,
)
from tithing.observations.observation import withdrawn_words
from tithing.vocabulary.figure import Figure

Withdrawn = Mapping[tuple[str, str], date]  # (file as received, its mark) -> the day


def with_withdrawn_marked(parts: Iterable[DocumentPart], withdrawn: Withdrawn) -> Iterator[DocumentPart]:
    """The same parts; each figure, row, sentence and chart that rests on one of these files says so."""
    if not withdrawn:
        return iter(parts)
    marking = _Marking(withdrawn)
    return (marking.part(part) for part in parts)


@dataclass(frozen=True)
class _Marking:
    withdrawn: Withdrawn

    def part(self, part: DocumentPart) -> DocumentPart:
        match part:
            case Paragraph():
                return replace(part, runs=self._sentence(part.runs))
            case BulletList():
                return replace(part, items=tuple(self._sentence(item) for item in part.items))
            case DocumentTable():
                heads = [column.head for column in part.columns]
                return replace(part, rows=tuple(self._row(row, heads) for row in part.rows))
            case Chart():
                return self._chart(part)
            case _:
                return part

    def _words(self, *figures: Figure) -> str:
        """What is to be said of these figures together, "" where there is nothing."""
        files = dict.fromkeys(file for figure in figures for file in figure.provenance.sources)
        return "; ".join(withdrawn_words(self.withdrawn.get(file) for file in files))

    def _figure(self, figure: Figure) -> Figure:
        return replace(figure, note=self._words(figure))

    def _cell(self, cell: Cell) -> Cell:
        if isinstance(cell, Figure):
            return self._figure(cell)
        return self._runs(cell) if isinstance(cell, tuple) else cell

    def _runs(self, runs: Runs) -> Runs:
        return tuple(self._figure(run) if isinstance(run, Figure) else run for run in runs)

    def _sentence(self, runs: Runs) -> Runs:
        words = self._words(*figures_in(runs))
        return (*self._runs(runs), f" ({words[:1].upper()}{words[1:]}.)") if words else runs

    def _row(self, row: Row, heads: list[str]) -> Row:
        said: dict[str, list[str]] = {}
        for head, cell in zip(heads, row.cells, strict=True):
            if words := self._words(*figures_in(cell)):
                said.setdefault(words, []).append(head)
        notes = [f"{', '.join(dict.fromkeys(under))}: {words}" for words, under in said.items()]
        return replace(row, cells=tuple(map(self._cell, row.cells)), notes=(*row.notes, *notes))

    def _chart(self, chart: Chart) -> Chart:
        words = self._words(*(figure for series in chart.series for figure in series.figures))
        if not words:
            return chart
        series = tuple(replace(each, figures=tuple(map(self._figure, each.figures))) for each in chart.series)
        source = "; ".join(filter(None, (chart.source, words)))
        return replace(chart, series=series, source=source, alt=f"{chart.alt} ({words})")
