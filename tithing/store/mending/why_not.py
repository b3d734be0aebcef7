"""Why papers cannot be made whole, in words: which of them is harmed, in which way, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import Line, sha256
from tithing.store.journal.diagnosis import in_words
from tithing.store.journal.identity import Identity
from tithing.store.journal.left import Left, Whole, bytes_at
from tithing.store.journal.record import sound_lines
from tithing.store.mending.which_book import head_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem


def too_little(folder: BookFolder, identity: Identity, whole: Whole) -> Problem:
    """Which paper is harmed, in which way, and that it cannot be made whole from the others."""
    file, what = _harmed(folder, identity, whole)
    change = (
        "Give a backup of the whole book, or its journal.jsonl, details.jsonl and head.json in a folder: "
        f"{folder.command('repair', '--from', 'BACKUP')}. Where there is none, go on with what proves itself: "
        f"{folder.command('repair', '--as-far-as-proved')}; files of which nothing is known any more go to lost/, to be "
        "imported again"
    )
    return Problem(f"{what}, so it cannot be made whole", change, file=str(folder.root / file))


def _harmed(folder: BookFolder, identity: Identity, whole: Whole) -> tuple[str, str]:
    head = head_of(folder, identity)
    content = bytes_at(folder.journal)
    lines = sound_lines(content[: head.size], identity, head) if head is not None else None
    if lines is not None:
        return "details.jsonl", _harmed_details(folder, lines)
    held = f"what is left of the journal and its details proves {numbered(len(whole.lines), 'line')}"
    if head is None:
        return (
            "journal.jsonl",
            f"nothing says how far it should go, because {_why_no_head(folder)}, and {held}",
        )
    should = f"there should be {head.lines}"
    if not content:
        return "journal.jsonl", f"it is missing or empty, and {held}: {should}"
    return "journal.jsonl", f"{in_words(content, identity, head)}; {held}: {should}"


def _harmed_details(folder: BookFolder, lines: Sequence[Line]) -> str:
    """The journal is whole, and its details are not."""
    content = bytes_at(folder.details)
    stand, gone = {sha256(text) for text in content.split(b"\n")}, Left.of(folder, None).gone()
    missing = [line.n for line in lines if line.detail not in stand and line.n not in gone]
    what = (
        "it is missing or empty" if not content else "it was cut, edited or put back from another day or book"
    )
    of_one = f"the detail of its line {missing[0]} is" if len(missing) == 1 else ""
    of_all = f"the details of {len(missing)} of its {numbered(len(lines), 'line')} are"
    return f"{what}: the journal is whole, but {of_one or of_all} wanting"


def _why_no_head(folder: BookFolder) -> str:
    if not bytes_at(folder.head):
        return "head.json is missing or empty"
    return "head.json is another book's" if head_of(folder) else "head.json is damaged"
