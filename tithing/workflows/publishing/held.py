"""Holds the ledger and the folders of what was published against the journal and one another, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.record import Record
from tithing.store.ledger.frozen import harmed_files, known_publications, unknown_files
from tithing.store.ledger.ledger import lines_of_publications, why_not_the_ledger
from tithing.vocabulary.problems import Problem


def what_is_wrong_with_the_ledger(folder: BookFolder, record: Record) -> Iterator[Problem]:
    """Every line that is wanting or unknown, every file that is not as it went out, and every file that nobody knows."""
    known, left = known_publications(folder, record)
    mends = f"{folder.command('repair')} sees to it"
    wrong = why_not_the_ledger(folder, lines_of_publications(record), left)
    if wrong is not None:
        yield wrong
    for path, _, what in harmed_files(folder, known):
        backup = f"{mends} where a copy is left; else give a backup: {folder.command('repair', '--from', 'BACKUP')}"
        yield Problem(what, backup, file=path)
    for path in unknown_files(folder, record):
        yield Problem("is not known to the ledger", mends, file=path)
