"""The machine's copy (R106): one long, tidy CSV of every figure in the tables, unrounded, in UTF-8.

It can be read alone: each row says its area, measure, period and supplier by name, the file it came from, when that was released
and how often it was revised, what a rate is over, and what must be said beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.documents.described import Described, period_in_words
from tithing.documents.figures_json import PlacedFigure, figures_of_table
from tithing.documents.files.csv_text import Cell, csv_text
from tithing.documents.marks import head_of
from tithing.documents.parts import DocumentTable
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.wording import reason_of
from tithing.vocabulary.beside.file_mark import known_by
from tithing.vocabulary.figure import BaseOfRate, Provenance
from tithing.vocabulary.quantity import number_of, status_word

SHOWN = 12  # characters of a SHA-256, enough to tell two files apart and to find one in the data notes

COLUMNS: dict[str, str] = {
    "table": "the id of the table in the document",
    "row": "the row's name there",
    "column": "the column's head there",
    "area": "the area's ONS code",
    "area_name": "the area's name",
    "period": "the period's code: 2017-18Q4, 2018-01, 2017-18, ytd-to-2018-03",
    "period_words": "the period in words",
    "period_start": "its first day",
    "period_end": "its last day",
    "indicator": "the indicator's slug",
    "title": "the indicator's title",
    "measure": "the slug of the measure that it shows; empty where it is worked out of several",
    "definition": "what the indicator asks, and what must be known of it",
    "part": "which part of it this is: value, previous, difference, percent_change, rate, year_to_date, baseline ...",
    "breakdown": "the part of the measure, as name=value; empty for all of it",
    "value": "the number, unrounded; empty where there is none",
    "unit": "the number's unit",
    "status": "final, provisional, revised, estimated, suppressed, withheld, missing or not applicable",
    "supplier": "who supplied the figure, by name; of what names nobody, who holds it",
    "source_file": "the file or files it came from, by the names they came under",
    "source_sha256": f"the first {SHOWN} characters of each file's SHA-256; empty where not everybody may have the file",
    "source_journal_line": "of such a file, the line of the journal that took it in",
    "released": "the day on which each file was released; empty where nobody said",
    "revision": "how often each file's figure had been revised; 0 for a first release",
    "denominator": "what a rate is over",
    "denominator_period": "the year of that",
    "denominator_edition": "who supplied it, which names the release of an estimate",
    "denominator_value": "how many there are",
    "denominator_implied": "true where it was worked out from published rates and is no official estimate",
    "caveats": "what must be said beside the figure; first what stands on the document's cover, such as that it is a draft",
    "note": "why there is no number, and what the document marks at the figure",
    "display": "the figure as the document shows it",
}  # fmt: skip


def to_csv(laid: LaidOut) -> bytes:
    """Header row of lower-case names, then one row for each figure."""
    document = laid.document
    rows = (row for table in document.tables() for row in _rows(table, document.described, document.status))
    return csv_text(tuple(COLUMNS), rows).encode("utf-8")


def _rows(table: DocumentTable, about: Described, standing: str) -> Iterator[list[Cell]]:
    heads = {column.key: " ".join(filter(None, (column.group, head_of(column)))) for column in table.columns}
    for placed in figures_of_table(table):
        if "column" in placed.place:
            yield _row(placed, heads[str(placed.place["column"])], about, standing)


def _row(placed: PlacedFigure, head: str, about: Described, standing: str) -> list[Cell]:
    figure, origin, place = placed.figure, placed.figure.provenance, placed.place
    note = "; ".join(filter(None, (reason_of(figure.quantity), figure.note)))
    return [
        *(str(place["table"]), str(place["row_name"]), head),
        *(origin.area, about.areas.get(origin.area, "")),
        *(origin.period, *period_in_words(origin.period)),
        *_measure(origin, about),
        *(number_of(figure.quantity), figure.unit.value, status_word(figure.quantity)),
        about.supplied_by(origin.suppliers),
        *_files(origin),
        *_over(origin.base),
        *(_listed(filter(None, (standing, *origin.caveats))), note, placed.display),
    ]


def _measure(origin: Provenance, about: Described) -> Iterator[Cell]:
    measure = about.measure(origin.indicator)
    yield from (origin.indicator, measure.title, measure.measure, measure.definition)
    yield from (origin.part, origin.breakdown)


def _files(origin: Provenance) -> Iterator[Cell]:
    yield _listed(file for file, _ in origin.sources)
    yield _listed((known_by(mark)["sha256"] or "")[:SHOWN] for _, mark in origin.sources)
    yield _listed(str(known_by(mark)["journal_line"] or "") for _, mark in origin.sources)
    yield _listed(day.isoformat() if day else "" for day in origin.released)
    yield _listed(str(each) for each in origin.revisions)


def _over(base: BaseOfRate | None) -> Iterator[Cell]:
    if base is None:
        yield from (None, None, None, None, None)
    else:
        yield from (base.title, base.period, base.edition, base.number, base.implied)


def _listed(words: Iterable[str]) -> str:
    """Several in one cell, in the order of the files."""
    return "; ".join(words)
