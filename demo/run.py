"""The main job on the demonstration partnership: from the files partners sent to the published reports.

    python -m demo.run --output out

Makes the book anew each time, so that running it again gives the same reports.
"""

from __future__ import annotations

import argparse
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from demo.practice_book import load_practice, people_its_site
from demo.practice_files import send_more_files
from tithing.cli.commands.figures_out.report import ALL_FORMATS, say_report
from tithing.cli.last_catch import Course, with_last_catch
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress
from tithing.reading.book import Book, open_book
from tithing.vocabulary.characters.pasted import pasted
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

DEMO = Path(__file__).parent
NAME, AREA = "Safer Hartlepool Partnership", "Hartlepool"


@dataclass(frozen=True)
class Batch:
    """Files that one partner released on one day, which is how they are imported."""

    released: date
    supplier: str
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Report:
    quarters: tuple[str, ...]
    commentary: str


REPORTS = (
    Report(("2017-18Q4",), "2017-18q4.md"),
    Report(("2020-21Q3", "2020-21Q4"), "2020-21.md"),
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--output", type=Path, default=Path("out"), metavar="DIR")
    output = parser.parse_args(arguments).output
    return with_last_catch(lambda: run(output), Course("demo"))


def run(output: Path) -> int:
    """Make `output`/book from the demonstration's files, and write every report of it into `output`."""
    book = load(output / "book")
    for report in REPORTS:
        say("")
        write(book, report, output)
    say("")
    practise(output / "practice")
    say("", "The street counts go on to June 2025, with wards and control charts:")
    where = ("--book", book.folder.root, "--quarter", "2024-25Q4", "--output", output)
    say(f"  .venv/bin/{pasted('report', 'performance', *where)}")
    say("A page on one ward, or without --area on each:")
    say(f"  .venv/bin/{pasted('report', 'ward-profile', *where, '--area', 'Burn Valley')}")
    say("", "The site of the practice book, where each role signs in with one click:", "  make serve")
    return 0


def practise(folder: Path) -> None:
    """The practice book, made anew in `folder`, and its site, whose people stay."""
    _clear(folder)
    send_more_files(load_practice(folder))
    say(
        f"Made {folder}, a book to practise with: {people_its_site(folder)} practice people, invented figures."
    )


def load(folder: Path, *, now: datetime | None = None) -> Book:
    """The demonstration's book, made anew in `folder` from its files, received at `now` or as the clock has it."""
    _clear(folder)
    new_book(folder, name=NAME, area=AREA)
    shutil.copytree(DEMO / "partnership", folder / "partnership", dirs_exist_ok=True)
    book = open_book(folder)
    files = rows = 0
    for batch in batches(tomllib.loads((DEMO / "manifest.toml").read_text(encoding="utf-8"))["files"]):
        with show_progress() as progress:
            read = import_files(
                book,
                batch.paths,
                now=now or datetime.now(UTC),
                released=batch.released,
                supplier=batch.supplier,
                progress=progress,
            )
        files, rows = files + len(read.taken), rows + read.rows
    say(f"Read {files} files of {NAME}, {rows:,} rows, into {folder}.")
    return book


def batches(entries: Iterable[dict[str, object]]) -> Iterator[Batch]:
    """The manifest's files, in order of release, each partner's together.

    >>> [batch.paths[0].name for batch in batches([
    ...     {"file": "b.csv", "released": date(2018, 6, 14), "supplier": "fire"},
    ...     {"file": "a.csv", "released": date(2017, 8, 4), "supplier": "fire"}])]
    ['a.csv', 'b.csv']
    """

    def when_and_who(entry: dict[str, object]) -> tuple[str, str]:
        return str(entry["released"]), str(entry["supplier"])

    for (released, supplier), found in groupby(sorted(entries, key=when_and_who), key=when_and_who):
        paths = tuple(DEMO / "files" / str(entry["file"]) for entry in found)
        yield Batch(date.fromisoformat(released), supplier, paths)


def write(book: Book, report: Report, output: Path) -> None:
    """One report in every format; prints where each is, and what its first page says."""
    say_report(
        performance_report(
            book,
            spans=[Period.parse(code) for code in report.quarters],
            formats=ALL_FORMATS.split(","),
            output=output,
            published=date.today(),
            reader=THE_PUBLIC,
            at=datetime.now(),
            commentary=DEMO / "commentary" / report.commentary,
        )
    )


def _clear(folder: Path) -> None:
    """Only an earlier demonstration is cleared away; anything else that stands there is not ours to remove."""
    if not folder.exists():
        return
    config = folder / "partnership" / "partnership.toml"
    if not config.is_file() or NAME not in config.read_text(encoding="utf-8"):
        what = "this folder holds something that is not the demonstration's book"
        raise Refused(Problem(what, "Name another folder with --output", str(folder)))
    shutil.rmtree(folder)


if __name__ == "__main__":
    raise SystemExit(main())
