"""Which file stands in raw/ for each that was read: itself as it came, its extract, or itself out of its archive.

An archive is kept as it came only where everything in it was read and is kept, and nothing is written on it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tithing.inspection.parts.members import holds_only_its_members, remarks
from tithing.store.disk.folder import BookFolder
from tithing.store.disk.raw import stage_raw
from tithing.store.disk.unpack import files_of
from tithing.workflows.received.read_files import Draft

_GZIP = b"\x1f\x8b\x08"
_NAMED, _OTHERS = 8, 4 | 16  # flags of a gzip header: that it holds a name; more fields or a comment


def as_they_are_kept(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, those that are not kept in what they came in each with a raw file of its own."""
    whole = {path for path, mine in _packed(drafts).items() if _is_kept_whole(path, mine)}
    return tuple(
        _on_its_own(draft) if _is_packed(draft) and draft.item.arrival.path not in whole else draft
        for draft in drafts
    )


def raw_moves(folder: BookFolder, drafts: Iterable[Draft], private: Path) -> dict[Path, Path]:
    """Where each kept file is to stand -> its copy in our own folder; those that stand there are left."""
    found: dict[Path, Path] = {}
    for draft in drafts:
        sha, target = draft.entry.sha256, folder.raw_file(draft.entry.sha256)
        if target not in found:
            staged = stage_raw(folder, source=draft.raw, name=draft.entry.name, sha256=sha, into=private)
            found.update({target: staged} if staged is not None else {})
    return found


def _is_packed(draft: Draft) -> bool:
    """Whether it came in an archive or compressed, and is to be kept as it came."""
    return draft.extract is None and draft.item.received.path != draft.item.arrival.path


def _packed(drafts: Iterable[Draft]) -> dict[Path, list[Draft]]:
    found: dict[Path, list[Draft]] = {}
    for draft in drafts:
        if _is_packed(draft):
            found.setdefault(draft.item.arrival.path, []).append(draft)
    return found


def _on_its_own(draft: Draft) -> Draft:
    received = draft.item.received
    original = draft.item.original or received.sha256
    entry = replace(draft.entry, sha256=received.content_sha256, original=original, member="")
    return replace(draft, entry=entry, kept=received.path)


def _is_kept_whole(path: Path, mine: Sequence[Draft]) -> bool:
    if mine[0].item.original:  # what waits was kept as it is to be
        return True
    if not mine[0].item.received.member:
        return _is_plain_gzip(path, mine[0])
    try:
        with ZipFile(path) as archive:
            names = {info.filename for info in files_of(archive.infolist())}
            read = {draft.item.received.member for draft in mine}
            return names == read and not remarks(archive) and holds_only_its_members(archive)
    except (BadZipFile, OSError):
        return False


def _is_plain_gzip(path: Path, draft: Draft) -> bool:
    """Whether its header holds no more than its own name, and its end says the size of what was read."""
    with path.open("rb") as file:
        header = file.read(10)
        name = file.read(256).partition(b"\0")[0] if header[3:4] and header[3] & _NAMED else b""
        file.seek(-4, 2)
        (size,) = struct.unpack("<I", file.read(4))
    own = {b"", draft.item.received.path.name.encode(), Path(draft.item.arrival.name).name[:-3].encode()}
    plain = header.startswith(_GZIP) and not header[3] & _OTHERS
    return plain and name in own and size == draft.item.received.size % (1 << 32)
