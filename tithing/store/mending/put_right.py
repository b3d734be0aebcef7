"""Puts the papers right by a plan: what is replaced is first copied to lost/, each file in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import sha256
from tithing.store.journal.identity import Identity, identity_bytes
from tithing.store.journal.left import bytes_at, parsed_lines
from tithing.store.mending.planned import MendingPlan
from tithing.store.strays import keep_copy
from tithing.vocabulary.in_words.numbered import numbered


def mend_papers(folder: BookFolder, plan: MendingPlan, now: datetime) -> list[str]:
    """Replace what is not as it is to be, head.json last; what was done, in sentences. The caller holds the lock."""
    done = _mend_identity(folder, plan.identity, now)
    before = len(parsed_lines(bytes_at(folder.journal).split(b"\n")))
    was_there = {name for name in _papers(plan) if bytes_at(folder.root / name)}
    kept = _replace(folder, _papers(plan), now)
    if not kept:
        return done
    if said := _of_the_whole(plan, kept, was_there):
        return [*done, said]
    return [*done, *(_of_one(name, to, plan, before) for name, to in kept.items())]


def _papers(plan: MendingPlan) -> Mapping[str, bytes]:
    return {
        "details.jsonl": b"".join(text + b"\n" for text in plan.whole.details),
        "journal.jsonl": plan.whole.journal,
        "head.json": plan.whole.head(plan.identity).written(),
    }


def _mend_identity(folder: BookFolder, identity: Identity, now: datetime) -> list[str]:
    was = bytes_at(folder.identity)
    if sha256(was) == identity.sha256:
        return []
    kept = f"; what it was is kept as {keep_copy(folder, 'book.json', now)}" if was else ""
    replace_whole(folder.identity, identity_bytes(identity.id))
    return [f"book.json was written again{kept}"]


def _replace(folder: BookFolder, wanted: Mapping[str, bytes], now: datetime) -> dict[str, str]:
    """What was replaced -> where what it was is kept, "" where it was not there."""
    kept: dict[str, str] = {}
    for name, content in wanted.items():
        path = folder.root / name
        if path.exists() and bytes_at(path) == content:
            continue
        kept[name] = keep_copy(folder, name, now) if bytes_at(path) else ""
        replace_whole(path, content)
    return kept


def _of_the_whole(plan: MendingPlan, kept: Mapping[str, str], was_there: set[str]) -> str:
    """What happened to all of them together, "" where each is told by itself."""
    lines = numbered(len(plan.whole.lines), "line")
    if plan.of_backup:
        return f"the journal could not be made whole from what was left of it; it is that of the backup now, of {lines}"
    if plan.given_up:
        return f"the journal goes as far as it could be proved, {lines}; {_given_up(plan.given_up)} given up for lost"
    if plan.more:
        came = f"the journal was older than that of the backup: {numbered(plan.more, 'line')} came back"
        own = f"; {numbered(plan.own, 'line')} of repairs since then stand in {kept.get('journal.jsonl') or 'lost/'}"
        return came + (own if plan.own else "")
    if not plan.whole.lines and not was_there & {"journal.jsonl", "details.jsonl"}:
        return "nothing of the journal could be found, neither lines nor details: it was begun anew, empty"
    return ""


def _given_up(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"its line {numbers[0]} is"
    more = " and more" if len(numbers) > 20 else ""
    return f"its lines {', '.join(map(str, numbers[:20]))}{more} are"


def _of_one(name: str, kept: str, plan: MendingPlan, before: int) -> str:
    now = numbered(len(plan.whole.lines), "line")
    more = f"; what it was is kept as {kept}" if kept else ""
    if name == "journal.jsonl" and kept and len(plan.whole.lines) < before:
        return f"journal.jsonl goes as far as it could be proved, {now} (there were {before}){more}"
    if not kept:
        return f"{name} was missing or empty and was made again ({now} of the journal)"
    return f"{name} was made whole again ({now} of the journal){more}"
