"""`tithing figures`: prints the figures of a span as a table, JSON or CSV."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tithing.cli.command import add_book, add_reader, add_spans, day
from tithing.cli.say import give, say
from tithing.cli.tell_originals import tell_harmed_originals
from tithing.vocabulary.characters.json_text import json_text

if TYPE_CHECKING:
    from tithing.indicators.result import Result
    from tithing.vocabulary.readers import Reader

SUMMARY = "print the figures of a quarter, a half-year, a year or another run of quarters"
EXAMPLE = """\
tithing figures --book safer-x --quarter 2017-18Q4
tithing figures --book safer-x --quarter 2017-18Q4 --area Hartlepool --indicator shoplifting --format json
tithing figures --book safer-x --half-year 2017-18H2 --area Hartlepool
tithing figures --book safer-x --quarter 2024-25Q4 --all-areas --format csv"""

WHEN_REFUSED = ""  # it only looks


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_spans(parser)
    parser.add_argument(
        "--area", default="", metavar="NAME", help="one area, by name or ONS code (default: all)"
    )
    parser.add_argument(
        "--all-areas", action="store_true", help="every area that the book holds, from districts up"
    )
    parser.add_argument(
        "--indicator", default="", metavar="SLUG", help="one indicator, by slug, title or alias"
    )
    parser.add_argument("--format", choices=["table", "json", "csv"], default="table", help="default: table")
    parser.add_argument(
        "--as-known-on", type=day, metavar="DATE", help="leave out what was released after this day"
    )
    add_reader(parser)


def run(arguments: argparse.Namespace) -> int:
    from tithing.documents.files.figures_csv import figures_csv
    from tithing.indicators.as_json import figures_json
    from tithing.reading.book import open_book
    from tithing.vocabulary.readers import reader_called
    from tithing.workflows.figures_out.figures import figures
    from tithing.workflows.figures_out.periods import span_asked

    book = open_book(arguments.book)
    tell_harmed_originals(book)
    reader = reader_called(arguments.reader, book.partnership)
    results = figures(
        book,
        reader=reader,
        at=datetime.now(),
        period=span_asked(arguments),
        area=arguments.area,
        indicator=arguments.indicator,
        as_known_on=arguments.as_known_on,
        all_areas=arguments.all_areas,
    )
    if arguments.format == "json":
        give(json_text([figures_json(result) for result in results]))
    elif arguments.format == "csv":
        give(figures_csv([figures_json(result) for result in results]))
    else:
        _print_table(results, reader)
    return 0


# -- table: for reading on a screen -----------------------------------------------------------------------


def _print_table(results: tuple[Result, ...], reader: Reader) -> None:
    from tithing.documents.figures_of import figure_of
    from tithing.documents.wording import in_cell
    from tithing.indicators.comparisons.direction_words import direction_words

    if not results:
        say(f"The book holds no figures for that, as {reader.words} sees it.")
        return
    say(*dict.fromkeys(_practice(results)))
    shown = ("compared", "value", "difference", "percent_change", "year_to_date", "rate")
    heads = ["Indicator", "Area", _set_against(results), results[0].period.label, "Change", "Change %"]
    heads += ["Year to date", "Rate", "Direction"]
    rows = [
        [
            result.title,
            result.area.name,
            *(in_cell(figure_of(result, part), unit_in_head=part == "rate") for part in shown),
            direction_words(result),
        ]
        for result in results
    ]
    widths = [min(max(len(row[i]) for row in [heads, *rows]), 44) for i in range(len(heads))]
    for row in [heads, *rows]:
        say("  ".join(_fit(cell, widths[i], right=2 <= i <= 7) for i, cell in enumerate(row)).rstrip())
    say(*_under_the_table(results, shown, heads[2:8]))


def _practice(results: tuple[Result, ...]) -> Iterable[str]:
    """What is said once, above them all, where the book is one to practise with."""
    from tithing.vocabulary.beside.caveat import CaveatKind

    return (each.words for result in results for each in result.caveats if each.kind is CaveatKind.PRACTICE)


def _set_against(results: tuple[Result, ...]) -> str:
    """What the changes are against; of several kinds, no one of them."""
    ats = {result.against: result.compared.at for result in results}
    return next(iter(ats.values())).period.label if len(ats) == 1 else "Set against"


def _under_the_table(results: tuple[Result, ...], shown: Sequence[str], heads: Sequence[str]) -> list[str]:
    """What each mark means and why, which figures rest on a file that was withdrawn since, and what is said beside each."""
    from tithing.documents.figures_of import figure_of
    from tithing.documents.marks import explained_marks
    from tithing.documents.parts import Column, DocumentTable, Row
    from tithing.indicators.result import withdrawn_of

    names = _names_of(results)
    rows = [
        Row((name, *(figure_of(result, part) for part in shown)))
        for name, result in zip(names, results, strict=True)
    ]
    columns = (Column("name", ""), *(Column(part, head) for part, head in zip(shown, heads, strict=True)))
    marks = explained_marks(DocumentTable("figures", "", columns, tuple(rows)))
    withdrawn = [
        f"{name}: {words}"
        for name, result in zip(names, results, strict=True)
        for words in withdrawn_of(result)
    ]
    above = set(_practice(results))
    beside = [
        f"{name}: {note}"
        for name, result in zip(names, results, strict=True)
        for note in result.notes
        if note not in above
    ]
    return [*marks, *withdrawn, *dict.fromkeys(beside)]


def _names_of(results: tuple[Result, ...]) -> list[str]:
    """What each is called under the table: with its area where there are several."""
    one_area = len({result.area.code for result in results}) == 1
    return [result.title if one_area else f"{result.title}, {result.area.name}" for result in results]


def _fit(text: str, width: int, *, right: bool) -> str:
    cut = text if len(text) <= width else text[: width - 1] + "…"
    return cut.rjust(width) if right else cut.ljust(width)
