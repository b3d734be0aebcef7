"""From format 1 to 2: the journal was one file of whole entries, replaced at each import.

Raw files and the store stay as they are. The old journal is kept as upgraded/journal-format-1.jsonl, and is what is
read when an upgrade that was killed is run again; book.json is written last, and from then on the book is of format 2.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tithing.store.disk.durable import flush, remove_if_can_be, replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of
from tithing.store.disk.laying_out import empty_head
from tithing.store.journal.chain import NewLine, WrittenLine, written
from tithing.store.journal.entry import Entry, StoredFile
from tithing.store.journal.fold import said_of
from tithing.store.journal.head import Head
from tithing.store.journal.identity import new_identity, unfinished_upgrade
from tithing.store.strays import Strays, find_strays, set_aside
from tithing.store.upgrades.asked import Asked
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


def from_1(folder: BookFolder, asked: Asked) -> tuple[str, ...]:
    """Write the files of format 2. Raises Refused, with nothing changed, where the old journal cannot be read or is
    older than the book: where raw/ holds originals that it does not know.
    """
    kept = folder.upgraded / "journal-format-1.jsonl"
    unfinished = unfinished_upgrade(folder)
    journal = kept if unfinished.exists() else folder.journal
    entries = _entries(journal)
    told = _set_aside_unknown(folder, _strays(folder, entries, asked), asked.now)
    folder.upgraded.mkdir(exist_ok=True)
    if not unfinished.exists():
        replace_whole(kept, content_of(journal))
        replace_whole(unfinished, b"")
    _write(folder, [*(_accepted(entry) for entry in entries), _upgraded(asked)], asked)
    remove_if_can_be(unfinished)  # once book.json is there it says nothing any more
    return told


def _write(folder: BookFolder, lines: Sequence[NewLine], asked: Asked) -> None:
    identity = new_identity()
    head = empty_head(identity)
    new = written(lines, book=head.id, day=asked.now.date().isoformat(), first=1, before=head.head)
    replace_whole(folder.details, new.detail_bytes)
    replace_whole(folder.journal, new.journal_bytes)
    replace_whole(folder.head, _after(head, new).written())
    for part in (folder.raw, folder.store):
        part.mkdir(exist_ok=True)
    replace_whole(folder.identity, identity)
    flush(folder.root)


def _after(head: Head, new: WrittenLine) -> Head:
    return Head(len(new.lines), len(new.journal_bytes), new.lines[-1].hash, head.id)


def _accepted(entry: Entry) -> NewLine:
    return NewLine("accepted", entry.sha256, said_of(entry), day=entry.received.date().isoformat())


def _upgraded(asked: Asked) -> NewLine:
    said = {"received": asked.now.isoformat(), "by": asked.by, "reason": asked.reason, "from": 1}
    return NewLine("upgraded", "", said)


def _strays(folder: BookFolder, entries: Sequence[Entry], asked: Asked) -> Strays:
    """What the old journal does not name. Raises Refused for an original, unless it is to be set aside."""
    named = {f"raw/{entry.sha256}" for entry in entries}
    named |= {f"store/{file.path}" for entry in entries for file in entry.files}
    strays = find_strays(folder, named)
    if strays.originals and not asked.set_aside:
        raise Refused(_older_than_the_book(folder, strays.originals))
    return strays


def _older_than_the_book(folder: BookFolder, originals: Sequence[str]) -> Problem:
    files = numbered(len(originals), "original")
    what = f"raw/ holds {files} that the journal does not know, so the journal is older than the book"
    change = (
        "Put back the newest journal.jsonl that there is, from a backup. Where there is none newer, an import that was killed "
        f"may have left them: {folder.command('upgrade', '--set-aside')} moves them to lost/, to be imported again"
    )
    return Problem(what, change, file=str(folder.root))


def _set_aside_unknown(folder: BookFolder, strays: Strays, now: datetime) -> tuple[str, ...]:
    told = [
        f"{path} is not known to the journal and was moved to {set_aside(folder, path, now)}"
        for path in strays.others
    ]
    told += [
        f"{path} is an original that the journal does not know; it was moved to {set_aside(folder, path, now)}: "
        "import it again"
        for path in strays.originals
    ]
    return tuple(told)


# -- the old journal -------------------------------------------------------------------------------


def _entries(path: Path) -> list[Entry]:
    try:
        text = content_of(path).decode("utf-8")
    except FileNotFoundError:
        raise Refused(_unreadable(path, "it is missing")) from None
    except UnicodeDecodeError as error:
        raise Refused(_unreadable(path, f"it is not text ({error.reason})")) from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line]
    _check_none_twice(path, lines)
    return [_entry_at(path, number, line) for number, line in lines]


def _check_none_twice(path: Path, lines: Sequence[tuple[int, str]]) -> None:
    """Format 1 never wrote a file's line twice."""
    texts = [line for _, line in lines]
    half = len(texts) // 2
    if half and texts[:half] == texts[half:]:
        what = "the journal stands in the file twice"
        raise Refused(Problem(what, f"Take its last {half} lines out, and keep a copy of it", path.name))
    seen: dict[str, int] = {}
    for number, line in lines:
        if line in seen:
            what = f"this line stands in the file twice; the first time in row {seen[line]}"
            raise Refused(Problem(what, "Take it out, and keep a copy of the file", path.name, row=number))
        seen[line] = number


def _entry_at(path: Path, number: int, line: str) -> Entry:
    try:
        return _entry_from(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refused(_unreadable(path, f"this line cannot be read ({error})", number)) from error


def _unreadable(path: Path, what: str, row: int | None = None) -> Problem:
    change = "Put back the newest copy of the whole book, journal and raw files together, then try again"
    return Problem(what, change, file=path.name, row=row)


def _entry_from(plain: dict[str, Any]) -> Entry:
    plain["received"] = datetime.fromisoformat(plain["received"])
    plain["release"] = date.fromisoformat(plain["release"]) if plain["release"] else None
    plain["notices"] = tuple(plain["notices"])
    plain["files"] = tuple(StoredFile(**each) for each in plain["files"])
    return Entry(**plain)
