"""Going on with what proves itself, where the papers cannot be made whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import Line, NewLine, WrittenLine, written
from tithing.store.journal.identity import Identity
from tithing.store.journal.left import Left, Whole
from tithing.store.mending.planned import GoingOn, MendingPlan, Theirs


def as_far_as_proved(
    folder: BookFolder, identity: Identity, chain: Sequence[Line], theirs: Theirs | None, going_on: GoingOn
) -> MendingPlan:
    """The lines that prove themselves, and a line that gives up those of a file of which a detail is lost: half of what
    was said of a file, its withdrawal left out, would be worse than nothing.
    """
    left = Left.of(folder, theirs.folder if theirs is not None else None)
    made = left.whole(identity)
    lines = made.lines if len(made.lines) > len(chain) else tuple(chain)
    given_up = _to_give_up(lines, left)
    numbers = {line.n for line in given_up}
    details = tuple(left.details[each.detail] for each in lines if each.n not in numbers | left.gone())
    if not given_up:
        return MendingPlan(identity, Whole(lines, details))
    said = {
        "received": going_on.now.isoformat(),
        "by": going_on.by,
        "reason": going_on.reason,
        "lines": sorted(numbers),
        "texts": [line.text.decode() for line in given_up],
    }
    new = _one_more(lines, identity, NewLine("lost", "", said), going_on.now)
    whole = Whole((*lines, *new.lines), (*details, *new.details))
    return MendingPlan(identity, whole, given_up=tuple(sorted(numbers)))


def _to_give_up(lines: Sequence[Line], left: Left) -> list[Line]:
    gone = left.gone()
    lost = [line for line in lines if line.detail not in left.details and line.n not in gone]
    files = {line.file for line in lost if line.file}
    return [line for line in lines if line in lost or (line.file in files and line.status in _OF_ENTRIES)]


_OF_ENTRIES = ("accepted", "stated", "reread", "split", "withdrawn")


def _one_more(lines: Sequence[Line], identity: Identity, new: NewLine, now: datetime) -> WrittenLine:
    before = lines[-1].hash if lines else identity.sha256
    day = now.date().isoformat()
    return written([new], book=identity.id, day=day, first=len(lines) + 1, before=before)
