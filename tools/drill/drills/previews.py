"""Random sequences of files of every kind, shown and accepted in any order, late, and killed on the way: what was shown is
what the book then says."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tithing.observations.standing.effect import KEPT, Effect
from tithing.reading.book import Book, open_book
from tithing.store.writer.waiting import waiting_in
from tithing.vocabulary.access import Access
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.accept import accept
from tithing.workflows.files_in.import_files import preview_files
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.files_in.waiting import show_waiting_preview
from tithing.workflows.the_book.new_book import new_book
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.withdraw import withdraw
from tools.drill.arrivals import FIRE, KINDS, one_arrival
from tools.drill.case import Case
from tools.drill.cut_short import killed_at
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.observed import read_observations

STEPS = 22
LAST_OPERATION = 60  # of an accepted preview, about
WHY = "a reason that is enough"
Said = dict[tuple[str, ...], Any]


def said_by(book: Book) -> Said:
    """Every figure of the book by its key, as reading decides it one by one."""
    return {
        (each.measure, each.area, each.period.code, each.breakdown, each.supplier): (
            each.quantity,
            each.unit,
            each.access,
            each.restated,
        )
        for each in read_observations(book.folder, access=tuple(Access)).all
    }


def hold_effect(effect: Effect, before: Said, after: Said) -> None:
    """What was shown is what became of the book."""
    changed = {key for key in after.keys() & before.keys() if after[key] != before[key]}
    gone = before.keys() - after.keys()
    new = len(after.keys() - before.keys())
    hold(effect.new == new, f"{effect.new} new figures were shown, and {new} came")
    for called, shown, came in (("changed", effect.changed, changed), ("gone", effect.vanishing, gone)):
        named = {
            (shift.measure, shift.area, shift.period, shift.breakdown, shift.supplier)
            for shift in shown.first
        }
        hold(shown.count == len(came), f"{shown.count} figures were shown as {called}, and {len(came)} were")
        hold(named <= came and len(named) == min(KEPT, len(came)), f"other figures were shown as {called}")


@dataclass
class Sequence:
    """One book, and what was shown last of each preview that waits."""

    top: Path
    chance: random.Random
    did: list[str]
    shown: dict[str, Effect] = field(default_factory=dict)
    now: datetime = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
    files: int = 0

    def __post_init__(self) -> None:
        root = self.top / "previewed"
        new_book(root, name="Safer Hartlepool", area="Hartlepool")
        settings = root / "partnership" / "partnership.toml"
        settings.write_text(settings.read_text(encoding="utf-8") + FIRE, encoding="utf-8")
        self.book = open_book(root)
        self.mostly = self.chance.sample(sorted(KINDS), 2)

    def next(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now

    def waiting(self) -> list[str]:
        return sorted(each.id for each in waiting_in(self.book.folder))

    # -- steps -----------------------------------------------------------------------------------

    def show(self) -> None:
        """A file is shown, and waits."""
        self.files += 1
        folder = self.top / "sent" / str(self.files)
        arrival = one_arrival(self.chance, self.book, folder, mostly=self.mostly)
        before = said_by(self.book)
        report = _unless_refused(
            lambda: preview_files(self.book, [arrival.path], now=self.next(), sent=arrival.sent)
        )
        self._note("shown", f"{arrival.kind} {self.files}", report)
        hold(said_by(self.book) == before, "a file that was only shown changed figures")
        if report is not None and report.waiting:
            self.shown[report.waiting] = report.effect

    def accept(self) -> None:
        """One that waits is accepted, however late."""
        which = self.chance.choice(self.waiting())
        before = said_by(self.book)
        report = self._accepted(self.book, which)
        after = said_by(self.book)
        self._note("accepted", which, report)
        if report is None or not report.taken:
            hold(after == before, "what was not taken changed figures")
            self._show_again(report)
            return
        hold(report.effect.digest == self.shown[which].digest, "another effect was taken than was shown")
        hold_effect(report.effect, before, after)

    def accept_and_be_killed(self) -> None:
        """The same, killed between any two operations and accepted again under its reference."""
        which, ref = self.chance.choice(self.waiting()), f"upload-{self.files}-{self.now:%d%H}"
        before, root = said_by(self.book), self.book.folder.root
        let_be = self.top / "let-be"
        shutil.copytree(root, let_be, symlinks=True)
        undisturbed = self._accepted(open_book(let_be), which, ref)
        after = said_by(open_book(let_be))
        shutil.rmtree(let_be)
        with killed_at(root, self.chance.randrange(1, LAST_OPERATION)):
            self._accepted(self.book, which, ref)
        self.book = open_book(root)
        hold(said_by(self.book) in (before, after), "a killed one left part of a file")
        again = self._accepted(self.book, which, ref)
        self._note("killed and accepted", which, again)
        if undisturbed is not None and undisturbed.taken:
            hold(said_by(self.book) == after, "accepted again after a kill, it says something else")
        else:
            self._show_again(again)

    def withdraw(self) -> None:
        """A file is withdrawn, so that what waits was shown on another book."""
        standing = [str(entry.number) for entry in self.book.journal() if entry.withdrawn is None]
        if standing:
            which = self.chance.choice(standing)
            withdraw(self.book, which, reason=WHY, now=self.next())
            self.did.append(f"withdrawn {which}")

    # -- how --------------------------------------------------------------------------------------

    def _accepted(self, book: Book, which: str, ref: str = "") -> ImportReport | None:
        waiting = [each.id for each in waiting_in(book.folder)]
        asked = show_waiting_preview(book, which).report.questions if which in waiting else ()
        because = {question.id: WHY for question in asked}
        return _unless_refused(lambda: accept(book, which, now=self.next(), because=because, ref=ref))

    def _show_again(self, report: ImportReport | None) -> None:
        if report is not None and report.waiting:
            self.shown[report.waiting] = report.effect

    def _note(self, what: str, which: str, report: ImportReport | None) -> None:
        how = (
            "refused"
            if report is None
            else "taken"
            if report.taken
            else "waits"
            if report.waiting
            else "nothing"
        )
        self.did.append(f"{what} {which}: {how}")


def _unless_refused(act: Callable[[], ImportReport]) -> ImportReport | None:
    """None where the order of releases is not known, which is no matter of previews."""
    try:
        return act()
    except Refused:
        return None


def _equals(case: Case) -> None:
    sequence = Sequence(case.folder, case.chance(), case.did)
    chance = case.chance("steps")
    for _ in range(STEPS):
        steps = [sequence.show, sequence.show]
        if sequence.waiting():
            steps += [sequence.accept, sequence.accept, sequence.accept_and_be_killed]
        if chance.random() < 0.1:
            steps = [sequence.withdraw]
        chance.choice(steps)()
    hold(rebuild(sequence.book, now=sequence.next()).changed == (), "a rebuild changes the store")


DRILLS = (Drill("preview-equals-effect", _equals, 200),)
