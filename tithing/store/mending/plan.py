"""Plans what the papers of a book are to be, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import Line, first_broken
from tithing.store.journal.identity import Identity, parse_identity
from tithing.store.journal.left import Whole, bytes_at, parsed_lines
from tithing.store.journal.record import is_original
from tithing.store.mending.giving_up import as_far_as_proved
from tithing.store.mending.planned import GoingOn, MendingPlan, Theirs
from tithing.store.mending.proved import proved_of_ours
from tithing.store.mending.which_book import whose_it_is
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


def proved_by(backup: BookFolder) -> Theirs:
    """A backup may itself be harmed: what of it proves itself is taken, and nothing in it is changed."""
    try:
        return Theirs(backup, plan_papers(backup, None))
    except Refused as refusal:
        return Theirs(backup, None, refusal.problems)


def plan_papers(folder: BookFolder, theirs: Theirs | None, going_on: GoingOn | None = None) -> MendingPlan:
    """What the papers of a book are to be; nothing is changed. Raises Refused where that cannot be proved.

    Never goes back behind lines that prove themselves: not to an older backup, and not without somebody who decides it.
    """
    their = theirs.plan if theirs is not None else None
    if their is not None and _papers_are_anothers(folder, their):
        return replace(their, of_backup=True)
    identity = whose_it_is(folder, theirs)
    backup = theirs if their is not None and their.identity.id == identity.id else None
    ours = proved_of_ours(folder, identity, backup.folder if backup else None)
    if isinstance(ours, Whole):
        return _going_on(identity, ours, backup.whole if backup else None)
    return _without_ours(folder, identity, ours, backup, going_on)


def _without_ours(
    folder: BookFolder, identity: Identity, why: Problem, backup: Theirs | None, going_on: GoingOn | None
) -> MendingPlan:
    """Where our papers do not prove themselves. Raises Refused, saying why, where nothing else does either."""
    chain = _chain(folder, identity)
    whole = backup.whole if backup else None
    if whole is not None and len(chain) <= len(whole.lines):
        return MendingPlan(identity, whole, of_backup=True)
    if going_on is not None:
        return as_far_as_proved(folder, identity, chain, backup, going_on)
    raise Refused(_with_the_backup(why, chain, whole))


def _papers_are_anothers(folder: BookFolder, their: MendingPlan) -> bool:
    """Whether ours are another book's than the backup's, and it is the backup's journal that knows the originals here."""
    named = [line.file for line in their.whole.lines if line.file]
    own = [line.file for line in parsed_lines(bytes_at(folder.journal).split(b"\n")) if line.file]
    identity = parse_identity(bytes_at(folder.identity))
    is_other = identity is None or identity.id != their.identity.id
    return is_other and _any_stands(folder, named) and not _any_stands(folder, own)


def _any_stands(folder: BookFolder, hashes: Iterable[str]) -> bool:
    return any(is_original(folder.raw_file(sha)) for sha in hashes)


def _going_on(identity: Identity, ours: Whole, backup: Whole | None) -> MendingPlan:
    """Ours, or the backup's where that goes on from ours; a repair that did without it only said what it set aside."""
    common = in_common(ours.lines, backup.lines) if backup is not None else 0
    own = ours.lines[common:]
    is_more = (backup is not None and len(backup.lines) > common) or any(
        line.status == "lost" for line in own
    )
    if backup is None or not is_more or any(line.status not in _OF_REPAIRS for line in own):
        return MendingPlan(identity, ours)
    return MendingPlan(identity, backup, more=len(backup.lines) - common, own=len(own))


_OF_REPAIRS = ("repaired", "lost")


def in_common(one: Sequence[Line], other: Sequence[Line]) -> int:
    """How many lines both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].hash == pair[1].hash, pairs))


def _chain(folder: BookFolder, identity: Identity) -> tuple[Line, ...]:
    """The lines of ours that follow on one another from book.json on, whatever became of their details."""
    lines = parsed_lines(bytes_at(folder.journal).split(b"\n"))
    broken = first_broken(lines, start=identity.sha256)
    return tuple(lines[: broken - 1] if broken else lines)


def _with_the_backup(problem: Problem, chain: Sequence[Line], backup: Whole | None) -> Problem:
    if backup is None:
        return problem
    what = (
        f"{problem.what}; the backup is older: it proves {numbered(len(backup.lines), 'line')}, and the book's journal "
        f"{len(chain)}"
    )
    return replace(problem, what=what, change=problem.change.replace("Give a backup", "Give a newer backup"))
