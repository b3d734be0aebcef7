"""Whatever is imported, withdrawn, erased, taken in again and rebuilt, the book says what a plain list would say."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.support.books import NOW, SOURCES, ledger, make_book, take
from tests.support.properties import of_machine
from tithing.observations.erased import erased_then
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing
from tithing.workflows.erase import erase
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

AREAS = ("E06000001", "E06000002")
MONTH = Period.parse("2018-01")
BEGINNING = date(2018, 4, 1)
WHY = "it should not have come"


@dataclass
class Sent:
    """One file of the model: released on a day of its own, it says a value for some areas."""

    path: Path
    number: int
    released: date
    values: dict[str, int]
    withdrawn: date | None = None
    erased: date | None = None

    def stood(self, day: date | None) -> bool:
        if day is None:
            return self.withdrawn is None
        return self.released <= day and (self.withdrawn is None or day < self.withdrawn)


class BookAgainstModel(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.top = Path(tempfile.mkdtemp())
        self.book = make_book(self.top / "book")
        self.sent: list[Sent] = []
        self.now = NOW
        self.lines = 0

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    @rule(values=st.dictionaries(st.sampled_from(AREAS), st.integers(1, 998), min_size=1))
    def import_a_file(self, values: dict[str, int]) -> None:
        number = len(self.sent)
        rows = [f"thefts,{area},2018-01,{value}" for area, value in sorted(values.items())]
        path = ledger(self.top / f"{number}.csv", *rows, f"thefts,E06000004,2018-02,{number}")
        released = BEGINNING + timedelta(days=number)
        assert take(self.book, path, released=released).taken
        self.lines += 1
        self.sent.append(Sent(path, self.lines, released, values))

    @precondition(lambda self: any(each.withdrawn is None and each.erased is None for each in self.sent))
    @rule(data=st.data())
    def withdraw_one(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([e for e in self.sent if e.withdrawn is None and e.erased is None]))
        withdraw(self.book, str(one.number), reason=WHY, now=self._next_day())
        one.withdrawn = self.now.date()
        self.lines += 1

    @precondition(lambda self: any(each.erased is None for each in self.sent))
    @rule(data=st.data())
    def erase_one(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from([each for each in self.sent if each.erased is None]))
        erase(self.book, str(one.number), reason=WHY, now=self._next_day())
        one.erased = self.now.date()
        self.lines += 1

    @rule()
    def rebuild_it(self) -> None:
        assert rebuild(self.book, now=self.now, sources=SOURCES).changed == ()

    def _next_day(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now

    @invariant()
    def it_says_what_the_model_says(self) -> None:
        days = [None, self.now.date(), NOW.date(), *(each.released for each in self.sent)]
        for day in days:
            found = read_observations(self.book.folder, as_known_on=day)
            for area in AREAS:
                (said,) = found.at("thefts", area, MONTH) or (None,)
                assert (said.quantity if said else None) == self._expected(area, day)

    def _expected(self, area: str, day: date | None) -> Known | Missing | None:
        about = [each for each in self.sent if area in each.values and each.stood(day)]
        standing = [each for each in about if each.erased is None]
        gone = [each for each in about if each.erased is not None]
        then = [each for each in gone if day is not None and day < (each.erased or day)]
        last = standing[-1] if standing else None
        if last is not None and not any(each.released > last.released for each in then):
            return Known(last.values[area])
        erased = [each.erased for each in gone if each.erased]
        return erased_then(max(erased)) if erased else None

    @invariant()
    def it_holds_and_nothing_erased_is_left(self) -> None:
        assert verify(self.book).wrong == ()
        names = {path.name for path in self.book.folder.raw.iterdir()}
        assert len(names) == sum(each.erased is None for each in self.sent)


TestBookAgainstModel = BookAgainstModel.TestCase
TestBookAgainstModel.settings = of_machine(examples=10, steps=10)
