"""Holds the folders of what was published against the ledger: which files are missing or were changed, and which nobody knows."""

from __future__ import annotations

import os
from collections.abc import Iterator

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of, in_words
from tithing.store.journal.chain import sha256
from tithing.store.journal.record import Record
from tithing.store.ledger.ledger import LedgerLeft, lines_of_publications, what_is_left
from tithing.store.ledger.publication import Publication, publication_from
from tithing.vocabulary.problems import Problem

LINE = (
    "publication.json"  # in each folder: its line of the ledger once more, so that either can be made again
)


def path_of_line(publication: Publication) -> str:
    """Where the copy of its line stands, below the book."""
    return f"published/{publication.id}/{LINE}"


def files_of(publication: Publication) -> dict[str, str]:
    """Every file of its folder with its hash, by its path below the book."""
    files = {publication.path_of(each): each.sha256 for each in publication.files}
    return {**files, path_of_line(publication): publication.hash}


def harmed_files(folder: BookFolder, publications: tuple[Publication, ...]) -> Iterator[tuple[str, str, str]]:
    """(path below the book, hash, what is wrong) of each file that is not as it was published."""
    for path, digest in (pair for each in publications for pair in files_of(each).items()):
        try:
            if sha256(content_of(folder.root / path)) != digest:
                yield path, digest, "is not as it was when it was published"
        except OSError as error:
            yield path, digest, in_words(error)


def known_publications(folder: BookFolder, record: Record) -> tuple[tuple[Publication, ...], LedgerLeft]:
    """Those whose line is there, though others are not; and what else stands in the ledger."""
    left = what_is_left(folder, lines_of_publications(record))
    return tuple(publication_from(text) for text in left.named.values()), left


def unknown_files(folder: BookFolder, record: Record) -> list[str]:
    """What stands in published/ and no line of the ledger names; nothing while a line is missing, for it may be of that."""
    if not folder.published.is_dir():
        return []
    known, left = known_publications(folder, record)
    if len(left.named) < len(lines_of_publications(record)):
        return []
    named = {path for each in known for path in files_of(each)}
    return sorted(path for path in _present(folder) if path not in named)


def unknown_lines(folder: BookFolder, record: Record) -> Problem | None:
    """What is wrong where the ledger tells of what the journal does not know: the journal is older than the book."""
    _, left = known_publications(folder, record)
    if not left.others:
        return None
    what = "published.jsonl tells of what was published and the journal does not know, so the journal is older than the book"
    change = (
        "Put back the newer journal.jsonl, details.jsonl and head.json from a backup, "
        f"or run: {folder.command('repair')} (with --from BACKUP where you have one)"
    )
    return Problem(what, change, file=str(folder.root))


def _present(folder: BookFolder) -> Iterator[str]:
    skip = len(os.fspath(folder.root)) + 1
    for here, folders, files in os.walk(folder.published):
        below = here[skip:].replace(os.sep, "/")
        links = [name for name in folders if os.path.islink(os.path.join(here, name))]
        yield from (f"{below}/{name}" for name in (*files, *links))
