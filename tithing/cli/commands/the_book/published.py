"""`tithing published`: lists what was released of a book, and which figures of it have changed since."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tithing.cli.command import add_book
from tithing.cli.say import give, one_line, say
from tithing.vocabulary.characters.json_text import json_text
from tithing.vocabulary.in_words.numbered import numbered

if TYPE_CHECKING:
    from tithing.observations.figure_names import FigureNames
    from tithing.workflows.publishing.listed import ChangedCell, ListedPublication

SUMMARY = "list what was released, and which figures of it have changed since"
EXAMPLE = """\
tithing published --book safer-x
tithing published --book safer-x --format json"""

WHEN_REFUSED = ""  # it only looks
MOST_NAMED = 5
HOW = "This writes a report and releases it"
_RELEASING = ("performance", "--quarter", "Q", "--output", "DIR", "--release")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    parser.add_argument("--format", choices=["text", "json"], default="text", help="default: text")


def run(arguments: argparse.Namespace) -> int:
    from tithing.reading.book import open_book
    from tithing.workflows.publishing.listed import list_published

    book = open_book(arguments.book)
    found = list_published(book, at=datetime.now())
    if arguments.format == "json":
        give(json_text([each.as_json() for each in found]))
    elif not found:
        say(f"Nothing was released of this book yet. {HOW}: {book.folder.command('report', *_RELEASING)}")
    for each in found if arguments.format == "text" else ():
        say(*_lines(each, book.names))
    return 0


def _lines(each: ListedPublication, names: FigureNames) -> Iterator[str]:
    from tithing.observations.erased import day_in_words
    from tithing.vocabulary.by_whom import said_by

    found = each.publication
    what = f"{found.title}, {found.area_name}, {' and '.join(found.quarters)}"
    yield one_line(f"{day_in_words(found.day)}: {what}, by {said_by(found.by)}")
    if found.reason:
        yield f"    {found.reason}"
    if found.because:
        yield f"    a draft, released because: {found.because}"
    if found.supersedes:
        yield f"    supersedes {found.supersedes}"
    yield f"    published/{found.id}: {_how_many(each)}"
    yield from (f"    {words}" for words in _standing(each, names))


def _how_many(each: ListedPublication) -> str:
    found = each.publication
    hidden = f", {found.hidden} hidden" if found.hidden else ""
    return f"{numbered(len(found.documents), 'file')}, {numbered(found.shown, 'figure')} shown{hidden}"


def _standing(each: ListedPublication, names: FigureNames) -> Iterator[str]:
    if each.superseded_by:
        yield f"superseded by {each.superseded_by}"
    elif each.gone:
        yield f"it could not be made today: {each.gone}"
    elif each.changed:
        yield f"{numbered(len(each.changed), 'figure has', 'figures have')} changed since:"
        yield from (f"  {_changed(found, names)}" for found in each.changed[:MOST_NAMED])
        if len(each.changed) > MOST_NAMED:
            yield f"  and {len(each.changed) - MOST_NAMED} more, which --format json lists"
    else:
        yield "no figure of it has changed since"


def _changed(found: ChangedCell, names: FigureNames) -> str:
    from tithing.documents.wording import number_text
    from tithing.observations.figure_names import period_name

    cell = found.cell
    what = (
        f"{found.title}, {cell.part.replace('_', ' ')}, {names.area(cell.area)}, {period_name(cell.period)}"
    )
    then = number_text(cell.value or 0.0, decimals=cell.decimals)
    now = "there is none" if found.now is None else number_text(found.now, decimals=cell.decimals)
    return f"{what}: {then} was shown, now {now}"
