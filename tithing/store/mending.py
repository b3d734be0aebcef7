"""Makes a book's papers whole again from what is left of them, or from a backup.

First a plan, which changes nothing: what proves itself of ours and of the backup's, and which of the two goes on from the
other. Nothing is believed that cannot be proved: a line follows on the one before it by its hash, a detail is known by
the hash in its line, and the whole is held against head.json where that can be read. What is replaced is first copied
to lost/. Each file is replaced in one step, so that a repair that was killed can be run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from tithing.store.chain import Line, NewLine, WrittenLine, first_broken, sha256, written
from tithing.store.diagnosis import in_words
from tithing.store.durable import replace_whole
from tithing.store.folder import BookFolder
from tithing.store.head import Head, read_head
from tithing.store.identity import FORMAT, Identity, identity_bytes, parse_identity
from tithing.store.intent import read_intent
from tithing.store.left import Left, Whole, bytes_at, parsed_lines
from tithing.store.papers import Standing, standing_of, why_not_ours
from tithing.store.record import Record, is_original, match_details, read_without_originals, sound_lines
from tithing.store.strays import keep_copy
from tithing.store.workspace import abandoned
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class Plan:
    """What the papers are to be. `more` lines come from a backup, and `own` lines of ours, which only told of repairs,
    are set aside for them; `of_backup` where nothing of ours proved itself, `given_up` the lines whose details are gone.
    """

    identity: Identity
    whole: Whole
    more: int = 0
    own: int = 0
    of_backup: bool = False
    given_up: tuple[int, ...] = ()

    @property
    def record(self) -> Record:
        """What such papers say."""
        details, _ = match_details(self.whole.details, self.whole.lines)
        return Record(self.identity, self.whole.head(self.identity), self.whole.lines, details)


@dataclass(frozen=True)
class Theirs:
    """What a backup's papers prove, as they stand; `why` where they prove nothing."""

    folder: BookFolder
    plan: Plan | None
    why: tuple[Problem, ...] = ()

    @property
    def record(self) -> Record | None:
        return self.plan.record if self.plan else None


@dataclass(frozen=True)
class GoingOn:
    """Who decided to go on with what proves itself, where the papers cannot be made whole."""

    now: datetime
    by: str = ""
    reason: str = ""


def proved_by(backup: BookFolder) -> Theirs:
    """A backup may itself be harmed: what of it proves itself is taken, and nothing in it is changed."""
    try:
        return Theirs(backup, plan_papers(backup, None))
    except Refused as refusal:
        return Theirs(backup, None, refusal.problems)


def plan_papers(folder: BookFolder, theirs: Theirs | None, going_on: GoingOn | None = None) -> Plan:
    """What the papers of a book are to be; nothing is changed. Raises Refused where that cannot be proved.

    Never goes back behind lines that prove themselves: not to an older backup, and not without somebody who decides it.
    """
    if theirs is not None and theirs.plan is not None and _papers_are_anothers(folder, theirs.plan):
        return replace(theirs.plan, of_backup=True)
    identity = _identity(folder, theirs)
    plan = theirs.plan if theirs is not None and theirs.plan else None
    backup = plan.whole if plan is not None and plan.identity.id == identity.id else None
    ours = _ours(folder, identity, theirs.folder if theirs is not None and backup is not None else None)
    if isinstance(ours, Whole):
        return _going_on(identity, ours, backup)
    chain = _chain(folder, identity)
    if backup is not None and len(chain) <= len(backup.lines):
        return Plan(identity, backup, of_backup=True)
    if going_on is not None:
        return _as_far_as_proved(folder, identity, chain, theirs, going_on)
    raise Refused(_with_the_backup(ours, chain, backup))


def _papers_are_anothers(folder: BookFolder, their: Plan) -> bool:
    """Whether ours are another book's than the backup's, and it is the backup's journal that knows the originals here."""
    named = [line.file for line in their.whole.lines if line.file]
    own = [line.file for line in parsed_lines(bytes_at(folder.journal).split(b"\n")) if line.file]
    identity = parse_identity(bytes_at(folder.identity))
    is_other = identity is None or identity.id != their.identity.id
    return is_other and _any_stands(folder, named) and not _any_stands(folder, own)


def _any_stands(folder: BookFolder, hashes: Iterable[str]) -> bool:
    return any(is_original(folder.raw_file(sha)) for sha in hashes)


def _going_on(identity: Identity, ours: Whole, backup: Whole | None) -> Plan:
    """Ours, or the backup's where that goes on from ours; a repair that did without it only said what it set aside."""
    common = in_common(ours.lines, backup.lines) if backup is not None else 0
    own = ours.lines[common:]
    is_more = (backup is not None and len(backup.lines) > common) or any(
        line.status == "lost" for line in own
    )
    if backup is None or not is_more or any(line.status not in _OF_REPAIRS for line in own):
        return Plan(identity, ours)
    return Plan(identity, backup, more=len(backup.lines) - common, own=len(own))


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


# -- going on with what proves itself --------------------------------------------------------------


def _as_far_as_proved(
    folder: BookFolder, identity: Identity, chain: Sequence[Line], theirs: Theirs | None, going_on: GoingOn
) -> Plan:
    """The lines that prove themselves, and a line that gives up those of a file of which a detail is lost: half of what
    was said of a file, its withdrawal left out, would be worse than nothing.
    """
    left = Left.of(folder, theirs.folder if theirs is not None else None)
    made = left.whole(identity)
    lines = made.lines if len(made.lines) > len(chain) else tuple(chain)
    gone = left.gone()
    lost = [line for line in lines if line.detail not in left.details and line.n not in gone]
    files = {line.file for line in lost if line.file}
    given_up = [line for line in lines if line in lost or (line.file in files and line.status in _OF_ENTRIES)]
    said = {
        "received": going_on.now.isoformat(),
        "by": going_on.by,
        "reason": going_on.reason,
        "lines": [line.n for line in given_up],
        "texts": [line.text.decode() for line in given_up],
    }
    new = _one_more(lines, identity, NewLine("lost", "", said), going_on.now) if given_up else None
    numbers = {line.n for line in given_up}
    details = [left.details[each.detail] for each in lines if each.n not in numbers | gone]
    return Plan(
        identity,
        Whole((*lines, *(new.lines if new else ())), (*details, *(new.details if new else ()))),
        given_up=tuple(sorted(numbers)),
    )


_OF_ENTRIES = ("accepted", "stated", "reread", "split", "withdrawn")


def _one_more(lines: Sequence[Line], identity: Identity, new: NewLine, now: datetime) -> WrittenLine:
    before = lines[-1].hash if lines else identity.sha256
    day = now.date().isoformat()
    return written([new], book=identity.id, day=day, first=len(lines) + 1, before=before)


# -- book.json -------------------------------------------------------------------------------------


def _identity(folder: BookFolder, theirs: Theirs | None) -> Identity:
    """The book.json on which the journal follows; else the one that is there. Raises Refused where nothing names it."""
    begins = _beginning(folder)
    own = parse_identity(bytes_at(folder.identity))
    if own is not None and own.format != FORMAT:
        own = None
    named = [own] if own is not None else []
    named += [found for each in _names(folder, theirs) if (found := parse_identity(identity_bytes(each)))]
    proved = [each for each in named if each.sha256 == begins]
    if proved:
        return proved[0]
    if own is not None or (named and not begins):
        return named[0]
    standing = standing_of(folder)
    raise Refused(why_not_ours(folder, standing) if standing is Standing.LOST else _nameless(folder))


def _beginning(folder: BookFolder) -> str:
    """The hash on which the first line follows: of book.json; "" where no first line is left."""
    first = next((line for line in parsed_lines(bytes_at(folder.journal).split(b"\n")) if line.n == 1), None)
    head = head_of(folder)
    return first.before if first else head.head if head and not head.lines else ""


def _names(folder: BookFolder, theirs: Theirs | None) -> Iterator[str]:
    """What the head, the details and a backup call the book."""
    head = head_of(folder)
    if head is not None:
        yield head.id
    yield from Left.of(folder, None).names
    if theirs is not None and theirs.plan is not None:
        yield theirs.plan.identity.id
    found = parse_identity(bytes_at(theirs.folder.identity)) if theirs is not None else None
    if found is not None:
        yield found.id


def _nameless(folder: BookFolder) -> Problem:
    what = "it is missing or damaged, and neither head.json nor the details say what it was"
    change = (
        "Any backup of this book will do, however old: "
        f"{folder.command('repair', '--from', 'BACKUP')} (or put back its book.json)"
    )
    return Problem(what, change, file=str(folder.identity))


def is_ours_but_for_its_number(folder: BookFolder) -> bool:
    """Whether head, journal and details are of the format of now and prove one another, to the last byte.

    A format that comes after this one has to write a head.json that is not read as one of this (decision 40).
    """
    head = head_of(folder)
    if head is None:
        return False
    identity = parse_identity(identity_bytes(head.id))
    lines = sound_lines(bytes_at(folder.journal), identity, head) if identity is not None else None
    stand = {sha256(text) for text in bytes_at(folder.details).split(b"\n")}
    return lines is not None and (not lines or any(line.detail in stand for line in lines))


def must_be_ours(folder: BookFolder) -> None:
    """Raises Refused for a book of another format; not where only book.json says so, and all else is of ours."""
    standing = standing_of(folder)
    is_damage = standing is Standing.NEWER and is_ours_but_for_its_number(folder)
    if standing in (Standing.NEWER, Standing.FIRST, Standing.OLDER) and not is_damage:
        raise Refused(why_not_ours(folder, standing))


# -- what proves itself ----------------------------------------------------------------------------


def _ours(folder: BookFolder, identity: Identity, backup: BookFolder | None) -> Whole | Problem:
    """The longest journal that our own papers prove, details of the backup among them; else why there is none."""
    record = sound_record(folder)
    if record is not None and record.identity == identity:
        texts = bytes_at(folder.details).split(b"\n")
        hashes = {line.detail for line in record.lines}
        return Whole(record.lines, tuple(text for text in texts if sha256(text) in hashes))
    left = Left.of(folder, backup)
    whole = left.whole(identity)
    head = head_of(folder, identity)
    if _is_proved(whole, head, identity, left):
        return _without_unfinished(folder, whole, head)
    return _too_little(folder, identity, whole)


def sound_record(folder: BookFolder) -> Record | None:
    """What the journal says where nothing is wrong with it."""
    try:
        return read_without_originals(folder)
    except Refused:
        return None


def _is_proved(whole: Whole, head: Head | None, identity: Identity, left: Left) -> bool:
    """By head.json; where that is lost or itself damaged, by every line and every detail fitting together."""
    if head is not None and head.lines <= len(whole.lines):
        part = whole.lines[: head.lines]
        last = part[-1].hash if part else identity.sha256
        if last == head.head:
            return True
    if not left.all_of_it_is_in(whole):
        return False
    mine = whole.head(identity)
    return head is None or mine.head == head.head or (mine.lines, mine.size) == (head.lines, head.size)


def _without_unfinished(folder: BookFolder, whole: Whole, head: Head | None) -> Whole:
    """Lines after the head count, unless a write that was killed had only begun to add them."""
    intents = [read_intent(path) for path in abandoned(folder)]
    begun = head is not None and any(intent is not None and intent.before == head.head for intent in intents)
    if head is None or not begun:
        return whole
    kept = whole.lines[: head.lines]
    hashes = {line.detail for line in kept}
    return Whole(kept, tuple(text for text in whole.details if sha256(text) in hashes))


def head_of(folder: BookFolder, identity: Identity | None = None) -> Head | None:
    """What head.json says, where it can be read and is of this book."""
    try:
        head = read_head(folder)
    except (OSError, Refused):
        return None
    return head if identity is None or head.id == identity.id else None


# -- why it cannot be made whole -------------------------------------------------------------------


def _too_little(folder: BookFolder, identity: Identity, whole: Whole) -> Problem:
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
    stand = {sha256(text) for text in content.split(b"\n")}
    missing = [line.n for line in lines if line.detail not in stand]
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


# -- writing ---------------------------------------------------------------------------------------


def mend_papers(folder: BookFolder, plan: Plan, now: datetime) -> list[str]:
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


def _papers(plan: Plan) -> Mapping[str, bytes]:
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


def _of_the_whole(plan: Plan, kept: Mapping[str, str], was_there: set[str]) -> str:
    """What happened to all of them together, "" where each is told by itself."""
    where = next((to for name, to in kept.items() if to and name == "journal.jsonl"), "lost/")
    lines = numbered(len(plan.whole.lines), "line")
    if plan.of_backup:
        return f"the journal could not be made whole from what was left of it; it is that of the backup now, of {lines}"
    if plan.given_up:
        what = "line " if len(plan.given_up) == 1 else "lines "
        told = ", ".join(map(str, plan.given_up[:20])) + (" and more" if len(plan.given_up) > 20 else "")
        return f"the journal goes as far as it could be proved, {lines}; {what}{told} of it are given up for lost"
    if plan.more:
        aside = f"; {numbered(plan.own, 'line')} of repairs since then stand in {where}" if plan.own else ""
        return (
            f"the journal was older than that of the backup: {numbered(plan.more, 'line')} came back{aside}"
        )
    if not plan.whole.lines and not was_there & {"journal.jsonl", "details.jsonl"}:
        return "nothing of the journal could be found, neither lines nor details: it was begun anew, empty"
    return ""


def _of_one(name: str, kept: str, plan: Plan, before: int) -> str:
    now = numbered(len(plan.whole.lines), "line")
    more = f"; what it was is kept as {kept}" if kept else ""
    if name == "journal.jsonl" and kept and len(plan.whole.lines) < before:
        return f"journal.jsonl goes as far as it could be proved, {now} (there were {before}){more}"
    if not kept:
        return f"{name} was missing or empty and was made again ({now} of the journal)"
    return f"{name} was made whole again ({now} of the journal){more}"
