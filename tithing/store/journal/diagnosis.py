"""Says what is wrong with a journal that does not hold together: missing, emptied, cut, older, doubled or edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import Line, first_broken, parse_line
from tithing.store.journal.fold import Tombstone
from tithing.store.journal.head import Head
from tithing.store.journal.identity import Identity, damaged
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem


def why_not_the_journal(folder: BookFolder, content: bytes, identity: Identity, head: Head) -> Problem:
    """What is wrong with journal.jsonl, given what head.json says of it."""
    row, what = _what(content, identity, head)
    return damaged(folder, "journal.jsonl", what, row=row or None)


def in_words(content: bytes, identity: Identity, head: Head) -> str:
    """The same in a half sentence."""
    row, what = _what(content, identity, head)
    return f"row {row}: {what}" if row else f"it {what}" if what.startswith(("is", "holds")) else what


def _what(content: bytes, identity: Identity, head: Head) -> tuple[int, str]:
    if head.id != identity.id:
        return 0, "book.json and head.json are of two different books"
    should = f"it should hold {numbered(head.lines, 'line')}"
    if not content and head.size:
        return 0, f"is empty, and {should}"
    lines, torn = _readable(content)
    if broken := first_broken(lines, start=identity.sha256):
        return broken, _broken(content, broken, len(lines), head)
    if len(lines) < head.lines:
        return _short(len(lines), should, torn)
    last = lines[head.lines - 1].hash if head.lines else identity.sha256
    if last != head.head:
        return head.lines, "this line was changed, or head.json is of another day than the journal"
    return (
        0,
        f"holds more than the {numbered(head.lines, 'line')} that head.json knows: head.json is older, or it was added to",
    )


def _readable(content: bytes) -> tuple[list[Line], bytes]:
    """The lines up to the first that is no line of a journal, and that one."""
    lines: list[Line] = []
    for text in content.split(b"\n"):
        try:
            lines.append(parse_line(text))
        except ValueError:
            return lines, text
    return lines, b""


def _broken(content: bytes, number: int, lines: int, head: Head) -> str:
    half = content[: head.size]
    if number == head.lines + 1 and content[head.size :] == half:
        return "the journal stands in the file twice"
    if number == 1:
        return "this line does not begin this book's journal: the journal is another book's, or lines before it are gone"
    return "this line does not follow on the one before it: one of the two was changed, or lines between are gone"


def _short(lines: int, should: str, torn: bytes) -> tuple[int, str]:
    if torn:
        return lines + 1, f"this line was changed or cut in the middle; {should}"
    return (
        0,
        f"holds {numbered(lines, 'line')} and {should}: it was cut short, or put back from an older copy",
    )


def why_not_the_raw_files(
    folder: BookFolder, originals: Sequence[str], erased: Mapping[str, Tombstone]
) -> Problem:
    """raw/ holds files that the journal does not know."""
    back = [name for name in originals if name in erased]
    if back:
        stone = erased[back[0]]
        what = f"raw/{back[0]} was erased on {stone.day} and stands there again, as from a backup"
        change = f"Take it out again with: {folder.command('repair')}"
        return Problem(what, change, file=str(folder.root))
    files = numbered(len(originals), "original")
    what = f"raw/ holds {files} that the journal does not know, so the journal is older than the book"
    change = (
        "Put back the newer journal.jsonl, details.jsonl and head.json from a backup, "
        f"or run: {folder.command('repair')} (with --from BACKUP where you have one)"
    )
    return Problem(what, change, file=str(folder.root))
