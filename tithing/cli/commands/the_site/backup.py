"""`tithing backup`: copies a book and the records of its site, both of one moment, to a folder of their own."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from tithing.cli.command import add_book, add_by
from tithing.cli.say import say
from tithing.cli.show_progress import show_progress, show_waiting
from tithing.vocabulary.in_words.numbered import numbered

WHEN_REFUSED = "no backup was made"
SUMMARY = "copy a book and the records of its site to a folder, both of one moment"
EXAMPLE = "tithing backup --book safer-x --to /backups/safer-x-2026-11-30"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_book(parser)
    add_by(parser)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FOLDER", help="a folder that is not there yet, or is empty"
    )


def run(arguments: argparse.Namespace) -> int:
    from tithing.cli.site import copy_records, has_records, open_site
    from tithing.reading.book import open_book
    from tithing.store.disk.folder import BookFolder
    from tithing.workflows.the_book.back_up import back_up

    book = open_book(arguments.book)
    with_records = has_records(arguments.book)
    if with_records:
        open_site(arguments.book)
    with show_progress() as progress:
        done = back_up(
            book,
            arguments.to,
            now=datetime.now(UTC),
            by=arguments.by,
            copy_record=copy_records if with_records else None,
            progress=progress,
            on_wait=show_waiting,
        )
    of_site = (
        f"and the records of its site, to line {done.record.lines} of the audit"
        if done.record
        else "alone: no site was opened of it"
    )
    say(
        f"Backed up: the book, to line {done.journal_lines} of its journal, {of_site}; {numbered(done.files, 'file')}.",
        f"They are in {done.where}. The key of the site is not: keep it apart, or let a restored site make its own.",
        "Prove it on another machine, or under another name:",
        f"  {BookFolder(Path('restored')).command('restore', '--from', done.where)}",
    )
    return 0
