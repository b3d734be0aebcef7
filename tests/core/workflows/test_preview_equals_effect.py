"""What a preview shows is what the book then says: whatever came before, however late, in whatever order, killed or not.

The same with the real sources is the drill `preview-equals-effect`, of which ten cases stay in the build.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.support.books import NOW, SOURCES, asking, ledger, make_book, monthly
from tests.support.properties import of_machine
from tithing.observations.standing.effect import Effect
from tithing.reading.book import Book, open_book
from tithing.store.writer.waiting import waiting_in
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.accept import accept
from tithing.workflows.files_in.discard import discard
from tithing.workflows.files_in.import_files import Sent, import_files, preview_files
from tithing.workflows.files_in.import_report import ImportReport
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.drill.cut_short import killed_at
from tools.drill.drills.previews import Said, hold_effect, said_by

AREAS = ("E06000001", "E06000002", "E06000003")
MONTHS = ("2018-01", "2018-02")
SUPPLIERS = ("", "council", "fire")
WHY = "a reason that is enough"

Figures = dict[tuple[str, str, str], int]
figures = st.dictionaries(st.sampled_from(AREAS), st.sampled_from((1, 2, 3, 596)), min_size=1)
releases = st.none() | st.sampled_from([date(2018, 3, day) for day in (1, 2, 3)])


def assert_is_the_effect(effect: Effect, before: Said, after: Said) -> None:
    hold_effect(effect, before, after)
    behind = {(s.measure, s.area, s.period, s.breakdown, s.supplier) for s in effect.behind.first}
    assert not behind & {key for key in after if before.get(key) != after[key]}


class PreviewEqualsEffect(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp())
        self.book = make_book(self.top / "book")
        self.shown: dict[str, Effect] = {}  # what was shown last of each preview that may wait
        self.now: datetime = NOW
        self.files = self.refs = 0
        self.show_a_file("monthly", dict.fromkeys(AREAS, 2), MONTHS[0], date(2018, 3, 1), "")
        self.import_files_in_one_go(["ledger"], dict.fromkeys(AREAS, 3), MONTHS[0], date(2018, 3, 1))
        self.show_a_file("ledger", {AREAS[0]: 4, AREAS[1]: 3}, MONTHS[0], date(2018, 3, 2), "council")

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    # -- files -----------------------------------------------------------------------------------

    def _file(self, kind: str, said: dict[str, int], month: str) -> Path:
        self.files += 1
        path = self.top / f"{self.files}.csv"
        if kind == "monthly":
            return monthly(path, month, **{area: min(count, 5) for area, count in said.items()})
        if kind == "asking":
            return asking(path, *(f"{area},{month},{count}" for area, count in said.items()))
        return ledger(path, *(f"thefts,{area},{month},{count}" for area, count in said.items()))

    def _next(self) -> datetime:
        self.now += timedelta(hours=1)
        return self.now

    @rule(
        kind=st.sampled_from(("ledger", "monthly", "asking")),
        said=figures,
        month=st.sampled_from(MONTHS),
        release=releases,
        supplier=st.sampled_from(SUPPLIERS),
    )
    def show_a_file(
        self, kind: str, said: dict[str, int], month: str, release: date | None, supplier: str
    ) -> None:
        before = said_by(self.book)
        sent = Sent(released=release, supplier=supplier)
        report = self._unless_refused(
            lambda: preview_files(
                self.book, [self._file(kind, said, month)], now=self._next(), sent=sent, sources=SOURCES
            )
        )
        assert said_by(self.book) == before
        if report is not None and report.waiting:
            self.shown[report.waiting] = report.effect

    @rule(
        kinds=st.lists(st.sampled_from(("ledger", "monthly")), min_size=1, max_size=2),
        said=figures,
        month=st.sampled_from(MONTHS),
        release=releases,
    )
    def import_files_in_one_go(
        self, kinds: list[str], said: dict[str, int], month: str, release: date | None
    ) -> None:
        before = said_by(self.book)
        report = self._unless_refused(
            lambda: import_files(
                self.book,
                [self._file(kind, said, month) for kind in kinds],
                now=self._next(),
                released=release,
                sources=SOURCES,
            )
        )
        if report is None:
            return
        if not report.waiting:
            assert_is_the_effect(report.effect, before, said_by(self.book))
            return
        assert said_by(self.book) == before  # it asks something
        self.shown[report.waiting] = report.effect

    def _unless_refused(self, act: Callable[[], ImportReport]) -> ImportReport | None:
        """None where the order of releases is not known, which is no matter of previews."""
        before = said_by(self.book)
        try:
            return act()
        except Refused:
            assert said_by(self.book) == before
            return None

    # -- what waits --------------------------------------------------------------------------------

    def _one_that_waits(self, data: st.DataObject) -> str:
        return str(data.draw(st.sampled_from(sorted(each.id for each in waiting_in(self.book.folder)))))

    def _accept(self, which: str, ref: str = "") -> ImportReport | None:
        book = open_book(self.book.folder.root)
        because = {
            question.id: WHY
            for each in waiting_in(book.folder)
            for question in preview_questions(book, each.id)
        }
        return self._unless_refused(
            lambda: accept(book, which, now=self._next(), because=because, ref=ref, sources=SOURCES)
        )

    @precondition(lambda self: waiting_in(self.book.folder))
    @rule(data=st.data())
    def accept_one(self, data: st.DataObject) -> None:
        which = self._one_that_waits(data)
        before = said_by(self.book)

        report = self._accept(which)

        after = said_by(self.book)
        if report is None:
            return
        if report.taken:
            assert report.effect.digest == self.shown[which].digest
            assert_is_the_effect(report.effect, before, after)
            return
        assert after == before
        if report.waiting:
            self.shown[report.waiting] = report.effect

    @precondition(lambda self: waiting_in(self.book.folder))
    @rule(data=st.data(), at=st.integers(1, 60))
    def accept_one_and_be_killed(self, data: st.DataObject, at: int) -> None:
        which = self._one_that_waits(data)
        before, root = said_by(self.book), self.book.folder.root
        self.refs += 1
        ref = f"upload-{self.refs}"
        shutil.copytree(root, self.top / "let-be", symlinks=True)
        undisturbed = self._unless_refused(lambda: self._let_be(which, ref))
        after = said_by(open_book(self.top / "let-be"))
        shutil.rmtree(self.top / "let-be")

        with killed_at(root, at):
            self._accept(which, ref)
        self.book = open_book(root)
        assert said_by(self.book) in (before, after)
        again = self._accept(which, ref)

        if undisturbed is not None and undisturbed.taken:
            assert again is not None
            assert len(again.taken) == len(undisturbed.taken)
            assert said_by(self.book) == after
        elif again is not None and again.waiting:
            self.shown[again.waiting] = again.effect

    def _let_be(self, which: str, ref: str) -> ImportReport:
        book = open_book(self.top / "let-be")
        because = {question.id: WHY for question in preview_questions(book, which)}
        return accept(book, which, now=self._next(), because=because, ref=ref, sources=SOURCES)

    @precondition(lambda self: waiting_in(self.book.folder))
    @rule(data=st.data())
    def discard_one(self, data: st.DataObject) -> None:
        discard(self.book, self._one_that_waits(data), now=self._next())

    # -- all else ----------------------------------------------------------------------------------

    @precondition(lambda self: any(entry.withdrawn is None for entry in self.book.journal()))
    @rule(data=st.data())
    def withdraw_one(self, data: st.DataObject) -> None:
        standing = [str(entry.number) for entry in self.book.journal() if entry.withdrawn is None]
        withdraw(self.book, data.draw(st.sampled_from(standing)), reason=WHY, now=self._next())

    @rule()
    def rebuild_it(self) -> None:
        assert rebuild(self.book, now=self._next(), sources=SOURCES).changed == ()
        assert verify(self.book).wrong == ()

    @invariant()
    def what_waits_was_shown(self) -> None:
        assert {each.id for each in waiting_in(self.book.folder)} <= self.shown.keys()


def preview_questions(book: Book, which: str) -> tuple[Any, ...]:
    from tithing.workflows.files_in.waiting import show_waiting_preview

    return show_waiting_preview(book, which).report.questions


TestPreviewEqualsEffect = PreviewEqualsEffect.TestCase
TestPreviewEqualsEffect.settings = of_machine(examples=8, steps=14)
