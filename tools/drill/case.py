"""One trial: a copy of the book, a seed, and what is held true of it whatever was done."""

from __future__ import annotations

import random
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tools.drill.arena import Arena
from tools.drill.command import Tithing, Told
from tools.drill.faults import hold
from tools.drill.look import hold_figures, look, look_well
from tools.drill.model import Model
from tools.drill.on_disk import STARTED, detail_lines, journal_lines, kept_as, originals_in, paths_in
from tools.drill.sent import Sent, flat

WHAT_TO_DO = re.compile(
    r"tithing (?:repair|verify|upgrade|rebuild|import|withdraw|erase|journal)|put (?:it|them)? ?back|--from|--wait"
    r"|\bremove\b|\bfree\b|space|try again|local disk|write to|permission|run it again|import it again|--again|wait"
    r"|have (?:it made writable|the disk looked at)|name (?:a|another|the)\b|move it away|a shorter name|fewer files",
    re.IGNORECASE,
)


@dataclass
class Case:
    """What a drill works on. `did` is filled in as it goes, so that a failure can say what was done."""

    drill: str
    seed: int
    folder: Path
    arena: Arena
    tithing: Tithing
    did: list[str] = field(default_factory=list)

    @property
    def book(self) -> Path:
        return self.tithing.book

    @property
    def backup(self) -> Path:
        return self.arena.book

    def chance(self, about: str = "") -> random.Random:
        """Chance of this drill and seed, its own for each subject."""
        return random.Random(f"{self.drill} {self.seed} {about}")

    def spread(self, of: int, about: str = "") -> int:
        """A number from 1 to `of`: neighbouring seeds lie far apart and together cover all of them."""
        start = random.Random(f"{self.drill} {about}").random()
        return int((start + self.seed * 0.6180339887498949) % 1 * of) + 1

    def one_more(self, about: str = "next") -> Sent:
        """A file that has not come yet."""
        return flat(self.folder / "sent", f"{about}-{self.seed}")

    def again(self, folder: str) -> Case:
        """The same case on a fresh copy of the arena's book."""
        return open_case(self.drill, self.seed, self.folder / folder, self.arena, self.tithing)


def open_case(drill: str, seed: int, folder: Path, arena: Arena, like: Tithing) -> Case:
    """A case on a copy of the arena's book, run as `like` is."""
    shutil.copytree(arena.book, folder / "book", symlinks=True)
    tithing = Tithing(folder / "book", folder / "temp", entry=like.entry, warm=like.warm)
    return Case(drill, seed, folder, arena, tithing)


# -- what is held -------------------------------------------------------------------------------------------


def hold_originals(case: Case, *without: Sent, also: tuple[Sent, ...] = ()) -> None:
    """Every file that came, or its extract, is in raw/ or lost/, byte for byte."""
    kept = kept_as(case.book)
    wanted = case.arena.originals | {kept.get(sent.sha256, sent.sha256) for sent in also}
    gone = wanted - originals_in(case.book) - case.arena.kept_of(*without)
    hold(not gone, f"{len(gone)} of {len(wanted)} originals are gone")


def hold_nothing_left(case: Case, *sent: Sent) -> None:
    """No bytes of a partner's file lie in the temp folder."""
    left = list(paths_in(case.tithing.temp))
    hold(not left, f"{len(left)} files are left in the temp folder, such as {', '.join(left[:3])}")


def hold_says_what_to_do(told: Told) -> None:
    """A refusal names something that a person can do."""
    hold(bool(WHAT_TO_DO.search(told.said)), f"refuses without a word of what to do: {told}")


def hold_verified(case: Case) -> None:
    """`tithing verify` finds the book whole."""
    told = case.tithing.run("verify")
    hold(told.code == 0, f"a book that should be whole is not: {told}")


def hold_noticed(case: Case) -> Told:
    """`tithing verify` finds that the book is not whole, and says what to do."""
    told = case.tithing.run("verify")
    hold(told.code == 1, f"verify finds nothing amiss: {told}")
    hold_says_what_to_do(told)
    return told


def hold_sound(case: Case, model: Model, *, when: str, also: tuple[Sent, ...] = ()) -> None:
    """All of it: originals, verify, figures, and no write left standing."""
    hold_originals(case, also=also)
    hold_verified(case)
    hold_figures(look_well(case.tithing).figures, model.figures(), when=when)
    hold_none_started(case, when=when)


def hold_none_started(case: Case, *, when: str) -> None:
    """No write stands started: what a dead one had begun is settled."""
    started = [path for path in paths_in(case.book) if path.startswith(STARTED)]
    hold(not started, f"a write stands started {when}: {', '.join(started[:3])}")


def hold_readable(case: Case, *models: Model, when: str, may_refuse: bool = False) -> None:
    """Who asks for figures has those of one of these books, or (where that is in order) is told what to do."""
    seen = look(case.tithing)
    if may_refuse and seen.told.code == 1:
        return hold_says_what_to_do(seen.told)
    if may_refuse and not seen.silent:
        return None  # a reader was warned before any figure
    hold(seen.silent, f"figures cannot be had {when}: {seen.told}")
    expected = [model.figures() for model in models]
    if seen.figures not in expected:
        hold_figures(seen.figures, expected[-1], when=when)
    return None


# -- what a person would then do ------------------------------------------------------------------------------


def mend(case: Case, model: Model, *, when: str, backup: Path | None = None, alone: bool = False) -> None:
    """Repair, from a backup where repair says that something is still wanting; then the book is whole."""
    told = case.tithing.run("repair")
    hold(not (alone and told.code), f"cannot be repaired without a backup {when}: {told}")
    if told.code:
        hold_says_what_to_do(told)
        told = case.tithing.run("repair", "--from", backup or case.backup)
        hold(told.code == 0, f"cannot be repaired from a backup {when}: {told}")
    hold_sound(case, model, when=f"after repair, {when}")


def take_next(case: Case, model: Model, *, when: str, mends: bool = True) -> Model:
    """The next import works, or says what to do; after that it works, and the figures are right."""
    sent = case.one_more()
    told = case.tithing.run("import", sent.path, *sent.options)
    if told.code:
        hold_says_what_to_do(told)
        hold(mends, f"the next import is refused {when}: {told}")
        mend(case, model, when=when)
        told = case.tithing.run("import", sent.path, *sent.options)
    hold(told.code == 0, f"the next import is refused {when}: {told}")
    model = model.with_file(sent)
    hold_sound(case, model, when=f"after the next import, {when}", also=(sent,))
    return model


# -- the journal, by the names of what came -------------------------------------------------------------------


def entry_called(case: Case, name: str) -> str:
    """What a person would write for this entry: the beginning of its id, as `tithing journal` shows it."""
    told = case.tithing.run("journal")
    lines = [line for line in told.out.splitlines() if name in line and "refused" not in line]
    found = [token for line in lines for token in re.findall(r"\b[0-9a-f]{6,64}\b", line)]
    hold(bool(found), f"tithing journal does not show {name}: {told}")
    return str(found[0])


def number_of_lines(case: Case) -> tuple[int, int]:
    return len(journal_lines(case.book)), len(detail_lines(case.book))
