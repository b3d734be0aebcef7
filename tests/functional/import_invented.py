"""Run as a program: import the paths given into the book given, with the invented sources. Says when it writes."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.books import NOW, SOURCES
from tithing.reading.book import open_book
from tithing.workflows.files_in.import_files import import_files


def _say(what: str, done: int, of: int) -> None:
    print(what, done, of, flush=True)


if __name__ == "__main__":
    book, *paths = (Path(each) for each in sys.argv[1:])
    print("start", flush=True)
    import_files(open_book(book), paths, now=NOW, sources=SOURCES, progress=_say)
    print("done", flush=True)
