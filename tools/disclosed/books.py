"""An invented partnership as a real book: its files come in one after another, by the door that all files come by."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from tithing.reading.book import Book, open_book
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book
from tools.disclosed.cells import Invented, Sent, Stage

_LOCAL = '[[areas]]\ncode = "{code}"\nname = "The Old Town"\nparent = "{parent}"\n'


def started(made: Invented, folder: Path) -> Book:
    """An empty book of the partnership, in a folder that there is not yet."""
    new_book(folder, name="Safer X Partnership", area=made.district)
    config = folder / "partnership" / "partnership.toml"
    text = config.read_text(encoding="utf-8")
    head, _, rest = text.partition("side_by_side = [")
    beside = "".join(f'\n  "{ward}",' for ward in made.beside)
    style = f"\n[style]\nsuppress_below = {made.minimum}\n"
    config.write_text(
        f'{head}side_by_side = [\n  "{made.district}",{beside}{_rest(rest)}{style}', encoding="utf-8"
    )
    if made.local:
        areas = folder / "partnership" / "areas.toml"
        text = _LOCAL.format(code=made.local, parent=made.district)
        wards = f"wards = {list(made.wards[:2])}\n" if made.local_wards_said else ""
        areas.write_text(text + wards, encoding="utf-8")
    return open_book(folder)


def _rest(text: str) -> str:
    """What follows the own area in the list of those side by side: its neighbours are left out, for they have no figures."""
    return "\n]" + text.partition("]")[2]


def receive(book: Book, stage: Stage, files: Path) -> Book:
    """Take in what came, with whatever is asked about it answered."""
    for sent in stage.sent:
        path = files / sent.name
        path.write_text(sent.text, encoding="utf-8")
        _import(book, path, sent)
    return open_book(book.folder.root)


def _import(book: Book, path: Path, sent: Sent) -> None:
    said = {
        "now": datetime.combine(sent.released, time(9), tzinfo=UTC),
        "released": sent.released,
        "covers": Period.parse(sent.covers) if sent.covers else None,
    }
    report = import_files(book, [path], **said)
    if report.questions:
        report = import_files(
            book, [path], because={each.id: "it is so" for each in report.questions}, **said
        )
    if report.questions:
        raise ValueError(f"it is still asked: {report.questions[0].words[:200]}")
