"""The journal, its details or its head are cut, emptied, doubled, aged, edited or gone: noticed, and nothing is deleted."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from tools.drill.arena import OLDER_BY, take
from tools.drill.case import (
    Case,
    hold_noticed,
    hold_originals,
    hold_says_what_to_do,
    hold_sound,
    mend,
    take_next,
)
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.look import hold_figures, look

JOURNAL, DETAILS, HEAD = "journal.jsonl", "details.jsonl", "head.json"
SET = (JOURNAL, DETAILS, HEAD)


@dataclass(frozen=True)
class Damage:
    """What is done to which files; `alone` where what is left is enough to repair from."""

    words: str
    files: tuple[str, ...]
    change: Callable[
        [bytes, bytes, random.Random], bytes | None
    ]  # of the file and of the older one; None: gone
    alone: bool = False


def _cut_at_a_line(now: bytes, older: bytes, chance: random.Random) -> bytes:
    lines = now.splitlines(keepends=True)
    return b"".join(lines[: chance.randint(1, len(lines) - 1)])


def _cut_in_a_line(now: bytes, older: bytes, chance: random.Random) -> bytes:
    return now[: chance.randint(1, len(now) - 2)]


def _empty(now: bytes, older: bytes, chance: random.Random) -> bytes:
    return b""


def _gone(now: bytes, older: bytes, chance: random.Random) -> None:
    return None


def _doubled(now: bytes, older: bytes, chance: random.Random) -> bytes:
    return now + now


def _last_line_doubled(now: bytes, older: bytes, chance: random.Random) -> bytes:
    return now + now.splitlines(keepends=True)[-1]


def _line_out(now: bytes, older: bytes, chance: random.Random) -> bytes:
    lines = now.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _lines_swapped(now: bytes, older: bytes, chance: random.Random) -> bytes:
    lines = now.splitlines(keepends=True)
    at = chance.randrange(len(lines) - 1)
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    return b"".join(lines)


def _edited(now: bytes, older: bytes, chance: random.Random) -> bytes:
    """One figure or letter of it is another, and it can still be read."""
    places = [at for at, byte in enumerate(now) if chr(byte).isalnum()]
    at = chance.choice(places)
    other = ord("7") if now[at] != ord("7") else ord("3")
    return now[:at] + bytes([other]) + now[at + 1 :]


def _zeroed_at_the_end(now: bytes, older: bytes, chance: random.Random) -> bytes:
    """As after a power cut: the length is right, the end was never written."""
    length = chance.randint(1, max(1, len(now) // 2))
    return now[:-length] + b"\0" * length


def _aged(now: bytes, older: bytes, chance: random.Random) -> bytes:
    return older


def _other_line_ends(now: bytes, older: bytes, chance: random.Random) -> bytes:
    """Saved by an editor of another system."""
    return now.replace(b"\n", b"\r\n")


_OF_LINES = (_cut_at_a_line, _last_line_doubled, _line_out, _lines_swapped, _other_line_ends)
_OF_ALL = (_cut_in_a_line, _empty, _gone, _doubled, _edited, _zeroed_at_the_end, _aged)


def _damages() -> list[Damage]:
    """Ordered so that any ten in a row are of many kinds."""
    singles = [(file, change) for change in _OF_ALL for file in SET]
    lines = [(file, change) for change in _OF_LINES for file in (JOURNAL, DETAILS)]
    found = [
        Damage(_named(change, file), (file,), change, alone=file == HEAD) for file, change in singles + lines
    ]
    found.append(Damage("the whole set is empty", SET, _empty))
    found.append(Damage("the whole set is gone", SET, _gone))
    found.append(Damage("journal and head are aged", (JOURNAL, HEAD), _aged))
    return found


def _named(change: Callable[..., object], file: str) -> str:
    return f"{file}: {change.__name__.strip('_').replace('_', ' ')}"


DAMAGES = _damages()


def _damage(case: Case) -> None:
    damage = DAMAGES[case.spread(len(DAMAGES)) - 1]
    case.did.append(damage.words)
    for file in damage.files:
        _change(case, damage, file)
    when = f"where {damage.words}"
    seen = look(case.tithing)
    hold(not seen.silent, f"figures are shown as if nothing were amiss {when}: {seen.told}")
    hold_says_what_to_do(seen.told)
    hold_noticed(case)
    _try_every_writer(case, when)
    if case.seed % 2:
        mend(case, case.arena.model, when=when, alone=damage.alone)
    take_next(case, case.arena.model, when=when)


def _change(case: Case, damage: Damage, file: str) -> None:
    path = case.book / file
    changed = damage.change(path.read_bytes(), (case.arena.older / file).read_bytes(), case.chance(file))
    if changed is None:
        path.unlink()
    else:
        path.write_bytes(changed)


def _try_every_writer(case: Case, when: str) -> None:
    """None may delete anything; each refuses with what to do, or works (and what it says is held elsewhere)."""
    for command in (("rebuild",), ("withdraw", "1", "--reason", "sent in error")):
        told = case.tithing.run(*command)
        hold(told.code != 0 or command[0] == "rebuild", f"is done as if nothing were amiss {when}: {told}")
        if told.code:
            hold_says_what_to_do(told)
        hold_originals(case)


def _age_the_set(case: Case) -> None:
    """The journal, its details and its head of two files ago, beside all the originals of today."""
    case.did.append("the whole set of journal, details and head is the one of two files ago")
    for file in SET:
        shutil.copy2(case.arena.older / file, case.book / file)
    seen = look(case.tithing)
    if seen.silent:
        hold_figures(seen.figures, case.arena.older_model.figures(), when="of an older journal")
    hold_noticed(case)
    told = case.tithing.run("import", case.one_more().path, *case.one_more().options)
    hold(told.code == 1, f"imports into a book whose journal is older than its originals: {told}")
    hold_says_what_to_do(told)
    hold_originals(case)
    _bring_back(case)


def _bring_back(case: Case) -> None:
    """From a backup; or without one: what the journal does not know is in lost/, and comes again."""
    when = "where the whole set was aged"
    if case.seed % 2:
        told = case.tithing.run("repair", "--from", case.backup)
        hold(told.code == 0, f"the newer journal of a backup is not put back: {told}")
        return hold_sound(case, case.arena.model, when=when)
    told = case.tithing.run("repair")
    hold_originals(case)
    missing = case.arena.sent[-OLDER_BY:]
    hold(
        all(sent.sha256[:6] in told.said or sent.path.name in told.said for sent in missing),
        f"does not list what is to be imported again: {told}",
    )
    take(case.tithing, *missing)
    return hold_sound(case, case.arena.model, when=when)


DRILLS = (
    Drill("journal-damaged", _damage, 2 * len(DAMAGES)),
    Drill("journal-aged", _age_the_set, 10, short=4),
)
