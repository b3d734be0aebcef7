"""Folds the journal's lines into what stands: entries as they are now, and what was erased.

accepted   a file was taken in
refused    a file was not taken in, and why
stated     an entry's release was stated afterwards
reread     a newer reader read an entry's file again
split      an entry's file was taken out of its archive, because the archive had to go
withdrawn  an entry was taken out of the figures
erased     a file's bytes and details were removed
lost       the details of lines could not be brought back, and the book goes on without what they said
repaired   something of the book that was lost or damaged was brought back, or set aside
discarded  a preview that waited was discarded
swept      a preview that waited was not accepted in time
changed    files of partnership/ that say who the partnership is were changed; `file` stands for all of them as they are since
published  a document was released; `file` is the hash of its line in the ledger
upgraded   the book was brought over from an older format
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from tithing.store.journal.answers import answers_from, answers_said
from tithing.store.journal.chain import Detail, Line
from tithing.store.journal.entry import Entry, StoredFile, entry_of

DIGEST_BYTES = 6  # of a key of the erased rows: one in 10^14 is taken for another
GONE = ("erased", "lost")  # lines that say of others that their details are no more
_AS_THEY_STAND = ("accepted", "reread", "split")


@dataclass(frozen=True)
class Tombstone:
    """What is left of a file that was erased: its hashes, the day, by whom and why, and digests of its rows' keys.

    `lines` are the numbers of the lines whose details went with it, `texts` those lines themselves.
    """

    number: int
    day: date
    by: str
    reason: str
    lines: tuple[int, ...]
    texts: tuple[str, ...]
    entries: tuple[str, ...]
    sha256: str
    content_sha256: str
    release: date | None
    withdrawn: date | None
    keys: str
    supplier_keys: str
    gone: tuple[str, ...] = ()  # the hashes of everything that was removed, to be looked for

    @cached_property
    def key_digests(self) -> frozenset[bytes]:
        return _digests(self.keys)

    @cached_property
    def supplier_key_digests(self) -> frozenset[bytes]:
        return _digests(self.supplier_keys)


@dataclass(frozen=True)
class Folded:
    entries: tuple[Entry, ...]
    tombstones: tuple[Tombstone, ...]


class LineSaid(NamedTuple):
    """What one line says: its number, its day, what happened, and its detail."""

    n: int
    day: str
    status: str
    detail: Detail


def said_by(lines: Iterable[Line], details: Mapping[int, Detail]) -> Iterator[LineSaid]:
    """What lines say, without those whose details were erased; `details` are by the number of their line."""
    for line in lines:
        detail = details.get(line.n)
        if detail is not None:
            yield LineSaid(line.n, line.day, line.status, detail)


def said_in(details: Iterable[Detail]) -> Iterator[LineSaid]:
    """The same of details that say what their lines say, in the order of these (see `agrees`)."""
    return (LineSaid(each["n"], each["day"], each["status"], each) for each in details)


def agrees(line: Line, detail: Detail) -> bool:
    """Whether a detail says of itself what its line says: as every line does that was ever written."""
    said = (detail["n"], detail["day"], detail["status"], detail["file"])
    return said == (line.n, line.day, line.status, line.file)


def fold(said: Iterable[LineSaid]) -> Folded:
    """What stands after all that was said."""
    entries: dict[str, Entry] = {}
    tombstones: list[Tombstone] = []
    for each in said:
        _add(each, entries, tombstones)
    return Folded(tuple(entries.values()), tuple(tombstones))


def _add(line: LineSaid, entries: dict[str, Entry], tombstones: list[Tombstone]) -> None:
    detail = line.detail
    if line.status == "accepted":
        entry = entry_from(detail)
        entries[entry.id] = entry
    elif line.status == "erased":
        tombstone = tombstone_from(detail)
        tombstones.append(tombstone)
        for gone in tombstone.entries:
            entries.pop(gone, None)
    elif detail.get("about") in entries:
        _change(line, detail, entries)


def _change(line: LineSaid, detail: Detail, entries: dict[str, Entry]) -> None:
    about = detail["about"]
    old = entries[about]
    if line.status in _AS_THEY_STAND:
        _put_in_place(entries, about, _taken_over(entry_from(detail), old))
    elif line.status == "stated":
        entries[about] = replace(old, release=date.fromisoformat(detail["release"]))
    elif line.status == "withdrawn":
        entries[about] = replace(old, withdrawn=date.fromisoformat(line.day), withdrawn_at=line.n)


def _taken_over(new: Entry, old: Entry) -> Entry:
    return replace(
        new,
        received=old.received,
        number=old.number,
        by=old.by,
        reason=old.reason,
        withdrawn=old.withdrawn,
        withdrawn_at=old.withdrawn_at,
    )


def _put_in_place(entries: dict[str, Entry], old_id: str, new: Entry) -> None:
    """The new entry where the old one stood: the order of entries is the order in which they came."""
    if new.id == old_id:
        entries[old_id] = new
        return
    again = [(new.id, new) if key == old_id else (key, each) for key, each in entries.items()]
    entries.clear()
    entries.update(again)


def entry_from(detail: Detail) -> Entry:
    release = detail["release"]
    return entry_of(
        id=detail["id"],
        received=datetime.fromisoformat(detail["received"]),
        name=detail["name"],
        sha256=detail["file"],
        content_sha256=detail["content_sha256"],
        source=detail["source"],
        reader_version=detail["reader_version"],
        rows=detail["rows"],
        member=detail["member"],
        supplier=detail["supplier"],
        asked_supplier=detail["asked_supplier"],
        release=date.fromisoformat(release) if release else None,
        series=detail["series"],
        period=detail["period"],
        notices=tuple(detail["notices"]),
        files=tuple([StoredFile(path, sha) for path, sha in detail["files"]]),
        again=detail["again"],
        covers=detail.get("covers", ""),
        answers=answers_from(detail["answers"]),
        ref=detail.get("ref", ""),
        original=detail.get("original", ""),
        mapping=detail.get("mapping", ""),
        number=detail["n"],
        by=detail["by"],
        reason=detail["reason"],
    )


def said_of(entry: Entry, **more: Any) -> dict[str, Any]:
    """What the detail of a line about an entry holds, its keys in a fixed order."""
    stated = {
        "covers": entry.covers,
        "ref": entry.ref,
        "mapping": entry.mapping,
        "original": entry.original,
    }
    return {
        "id": entry.id,
        "received": entry.received.isoformat(),
        "by": entry.by,
        "reason": entry.reason,
        "name": entry.name,
        "content_sha256": entry.content_sha256,
        "source": entry.source,
        "reader_version": entry.reader_version,
        "rows": entry.rows,
        "member": entry.member,
        "supplier": entry.supplier,
        "asked_supplier": entry.asked_supplier,
        "release": entry.release.isoformat() if entry.release else None,
        "series": entry.series,
        "period": entry.period,
        "notices": list(entry.notices),
        "files": [[each.path, each.sha256] for each in entry.files],
        "again": entry.again,
        "answers": answers_said(entry.answers),
        **{name: value for name, value in stated.items() if value},
        **more,
    }


def tombstone_from(detail: Detail) -> Tombstone:
    return Tombstone(
        number=detail["n"],
        day=date.fromisoformat(detail["day"]),
        by=detail["by"],
        reason=detail["reason"],
        lines=tuple(detail["lines"]),
        texts=tuple(detail["texts"]),
        entries=tuple(detail["entries"]),
        sha256=detail["file"],
        content_sha256=detail["content_sha256"],
        release=_day(detail["release"]),
        withdrawn=_day(detail["withdrawn"]),
        keys=detail["keys"],
        supplier_keys=detail["supplier_keys"],
        gone=tuple(detail["gone"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _digests(joined: str) -> frozenset[bytes]:
    content = base64.b64decode(joined)
    return frozenset(content[at : at + DIGEST_BYTES] for at in range(0, len(content), DIGEST_BYTES))
