"""Makes the parts of an empty book, so that a later import changes nothing but what it adds."""

from __future__ import annotations

import hashlib
import json

from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.head import Head
from tithing.store.journal.identity import new_identity


def lay_out(folder: BookFolder) -> None:
    """An empty book of the format of now; what is there already is left as it is. Killed anywhere it can be done again."""
    for part in (folder.partnership, folder.raw, folder.store):
        part.mkdir(parents=True, exist_ok=True)
    for file in (folder.details, folder.journal, folder.lock):
        file.touch(exist_ok=True)
    if not folder.identity.exists():
        identity = new_identity()
        replace_whole(folder.head, empty_head(identity).written())
        replace_whole(folder.identity, identity)


def empty_head(identity: bytes) -> Head:
    """The head of a journal without lines."""
    return Head(0, 0, hashlib.sha256(identity).hexdigest(), json.loads(identity)["id"])
