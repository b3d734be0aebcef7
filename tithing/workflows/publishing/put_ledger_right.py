"""Puts the ledger and what was published right: lines and files come back by their hashes, what nobody knows goes to lost/.

A line of the ledger stands in its publication's folder once more, so either is made again from the other; a file that was
changed or lost comes back from lost/ or from a backup. Nothing is made anew: what went out is what went out.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of
from tithing.store.journal.chain import Line, sha256
from tithing.store.journal.record import read_without_originals
from tithing.store.ledger.frozen import LINE, harmed_files, known_publications, unknown_files
from tithing.store.ledger.ledger import LedgerLeft, lines_of_publications, texts_in, what_is_left
from tithing.store.ledger.publication import Publication
from tithing.store.strays import keep_copy, set_aside
from tithing.store.writer.intent import tidy
from tithing.vocabulary.in_words.numbered import numbered
from tithing.workflows.the_book.bring_back import found_by_hash
from tithing.workflows.the_book.bringing import Bringing


def put_ledger_right(folder: BookFolder, given: Path | None, bringing: Bringing, now: datetime) -> None:
    """The caller holds the lock, and the journal is whole."""
    record = read_without_originals(folder)
    wanted = lines_of_publications(record)
    if wanted or folder.ledger.exists() or folder.published.exists():
        _put_lines_right(folder, wanted, given, bringing, now)
        known, _ = known_publications(folder, record)
        _put_files_right(folder, known, given, bringing, now)
        for path in unknown_files(folder, record):
            to = set_aside(folder, path, now)
            bringing.did("unknown files set aside", f"{path} is not known to the ledger; moved to {to}")
        tidy(folder)


# -- published.jsonl -----------------------------------------------------------------------------------------


def _put_lines_right(
    folder: BookFolder, wanted: Sequence[Line], given: Path | None, bringing: Bringing, now: datetime
) -> None:
    left = what_is_left(folder, wanted)
    found = {**left.named, **_found(folder, wanted, left, given)}
    right = b"".join(found[line.file] + b"\n" for line in wanted if line.file in found)
    stood = content_of(folder.ledger) if folder.ledger.exists() else None
    if stood != (right or None):
        _write(folder, right, bringing, now, _what_was_done(left, found))
    for line in wanted:
        if line.file not in found:
            what = (
                f"what line {line.n} of the journal says was published on {line.day} is in no ledger any more"
            )
            bringing.wants(what, f"Give a backup: {folder.command('repair', '--from', 'BACKUP')}", LEDGER)


LEDGER = "published.jsonl"


def _found(
    folder: BookFolder, wanted: Sequence[Line], left: LedgerLeft, given: Path | None
) -> dict[str, bytes]:
    """The lines that are wanting: from the folders of what was published, from lost/, or from a backup."""
    hashes = {line.file for line in wanted} - left.named.keys()
    copies = found_by_hash(hashes, folder, given, *sorted(folder.published.glob(f"*/{LINE}")))
    found = {sha: content_of(path) for sha, path in copies.items()}
    theirs = texts_in(BookFolder(given)) if given is not None and given.is_dir() else ()
    return {**found, **{sha256(text): text for text in theirs if sha256(text) in hashes}}


def _what_was_done(left: LedgerLeft, found: dict[str, bytes]) -> str:
    back = len(found) - len(left.named)
    parts = [f"{numbered(back, 'line')} of it came back"] if back else []
    if left.others:
        parts.append(f"{numbered(len(left.others), 'line')} that the journal does not know went out of it")
    return "; ".join(parts) or "its lines stand as the journal has them"


def _write(folder: BookFolder, right: bytes, bringing: Bringing, now: datetime, what: str) -> None:
    """What it was is kept; one without a line is none."""
    kept = f"; what it was is kept as {keep_copy(folder, LEDGER, now)}" if folder.ledger.exists() else ""
    if right:
        replace_whole(folder.ledger, right)
    else:
        folder.ledger.unlink(missing_ok=True)
    bringing.did("ledgers put right", f"{LEDGER} was put right: {what}{kept}")


# -- published/ ----------------------------------------------------------------------------------------------


def _put_files_right(
    folder: BookFolder,
    known: tuple[Publication, ...],
    given: Path | None,
    bringing: Bringing,
    now: datetime,
) -> None:
    harmed = list(harmed_files(folder, known))
    copies = found_by_hash({digest for _, digest, _ in harmed}, folder, given) if harmed else {}
    lines = {each.hash for each in known}
    for path, digest, what in harmed:
        content = _line(folder, digest) if digest in lines else _copied(copies.get(digest))
        if content is None:
            change = f"Give a backup: {folder.command('repair', '--from', 'BACKUP')}"
            bringing.wants(f"it was published, and {what}", change, path)
            continue
        _put_back(folder, path, content, now)
        bringing.did("published files brought back", f"{path} {what}; it was brought back")


def _line(folder: BookFolder, digest: str) -> bytes | None:
    return next((text for text in texts_in(folder) if sha256(text) == digest), None)


def _copied(path: Path | None) -> bytes | None:
    return content_of(path) if path is not None else None


def _put_back(folder: BookFolder, path: str, content: bytes, now: datetime) -> None:
    """What stands in its place goes to lost/."""
    target = folder.root / path
    if os.path.lexists(target):
        set_aside(folder, path, now)
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(target, content)
