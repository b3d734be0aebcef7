"""head.json: how far the journal goes and the hash of its last line. Replacing it is what makes a write count."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tithing.store.disk.folder import BookFolder
from tithing.store.disk.kinds import content_of
from tithing.store.journal.identity import damaged
from tithing.store.journal.shape import parsed
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class Head:
    """`head` is the hash of the last line, or of book.json while there is none."""

    lines: int
    size: int  # of journal.jsonl, in bytes
    head: str
    id: str

    def written(self) -> bytes:
        said = {"lines": self.lines, "bytes": self.size, "head": self.head, "id": self.id}
        return (json.dumps(said) + "\n").encode()


def read_head(folder: BookFolder) -> Head:
    """Raises Refused where it is missing or cannot be read."""
    try:
        content = content_of(folder.head)
    except FileNotFoundError:
        raise Refused(damaged(folder, "head.json", "is missing")) from None
    try:
        said = parsed(content)
        found = Head(said["lines"], said["bytes"], said["head"], said["id"])
        if [type(each) for each in (found.lines, found.size, found.head, found.id)] != [int, int, str, str]:
            raise TypeError
        if found.lines < 0 or found.size < 0:
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise Refused(damaged(folder, "head.json", "is damaged")) from None
    if found.written() != content:
        raise Refused(damaged(folder, "head.json", "is damaged"))
    return found
