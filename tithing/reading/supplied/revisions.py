"""Which figures say something else on one day than on an earlier one, as the reader sees either: what was revised or taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tithing.observations.observation import Observation, SourceRef
from tithing.reading.questions.changed_between import ChangedFigure, changed_between
from tithing.reading.snapshot import Snapshot
from tithing.reading.supplied.files_that_came import files_that_came, is_theirs
from tithing.store.journal.entry import Entry
from tithing.store.journal.fold import Tombstone
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.quantity import Known, number_of
from tithing.vocabulary.readers import ReaderKind


@dataclass(frozen=True)
class RevisedFigure:
    """`now` is None where nothing is said of it any more. `on` is the day from which it says so: on which the file that says it now
    was released, or the one that said it before was taken out. `printed` are documents that were released and show what it was.
    """

    was: Observation
    now: Observation | None
    on: date | None
    withdrawn: bool
    why: str
    printed: tuple[Publication, ...]

    @property
    def source(self) -> SourceRef:
        """The file because of which it is another: the one that was taken out, else the one that says it now."""
        return self.was.source if self.withdrawn or self.now is None else self.now.source


@dataclass(frozen=True)
class RevisedBetween:
    """`figures` are the latest first. `new` counts what was said for the first time, `settled` the figures of which only it is
    said otherwise how surely they are known. `erased` are files that were erased for good between the days, to officers alone.
    """

    figures: tuple[RevisedFigure, ...]
    new: int
    settled: int
    erased: tuple[Tombstone, ...]


def _is_told_anew(changed: ChangedFigure) -> bool:
    """Whether it has a number now and had none: what is withheld or hidden came, and is told to nobody here."""
    had = changed.before is not None and isinstance(changed.before.quantity, Known)
    return not had and changed.after is not None and isinstance(changed.after.quantity, Known)


def revised_between(snapshot: Snapshot, first: date, last: date, *, areas: Collection[str]) -> RevisedBetween:
    """Of all years that the book holds, for these areas. Worked out once for a snapshot."""
    about = first, last, frozenset(areas)
    return snapshot.read_once(
        revised_between, *about, make=lambda: _revised(snapshot, first, last, frozenset(areas))
    )


def _revised(snapshot: Snapshot, first: date, last: date, areas: frozenset[str]) -> RevisedBetween:
    found = changed_between(snapshot, first, last, areas=areas, years=snapshot.years)
    was_known = [each for each in found if each.before and isinstance(each.before.quantity, Known)]
    told = [each for each in was_known if not _is_same_number(each)]
    return RevisedBetween(
        tuple(sorted((_figure(snapshot, each) for each in told), key=_latest_first)),
        sum(_is_told_anew(each) for each in found),
        len(was_known) - len(told),
        tuple(each for each in files_that_came(snapshot).erased if first < each.day <= last),
    )


def _latest_first(figure: RevisedFigure) -> tuple[int, str, str, date]:
    was = figure.was
    return -(figure.on or date.min).toordinal(), was.measure, was.area, was.period.start


def _is_same_number(changed: ChangedFigure) -> bool:
    before, after = changed.before, changed.after
    return bool(before and after) and _number(before) == _number(after)


def _number(said: Observation | None) -> float | None:
    return number_of(said.quantity) if said else None


def _figure(snapshot: Snapshot, changed: ChangedFigure) -> RevisedFigure:
    was, now = changed.before, changed.after
    assert was is not None
    withdrawn = _withdrawn_on(was)
    since = withdrawn or (now.source.release if now else None)
    return RevisedFigure(
        was,
        now,
        since,
        withdrawn is not None,
        "; ".join(_why(snapshot, was, now)),
        tuple(_printed(snapshot, was, now)),
    )


def _withdrawn_on(was: Observation) -> date | None:
    """The day on which the file that said it was taken out; None where it stands, and something else was said since."""
    days = [ref.withdrawn for ref in (was.source, *was.beside) if ref.withdrawn is not None]
    return max(days, default=None)


def _why(snapshot: Snapshot, was: Observation, now: Observation | None) -> Iterator[str]:
    """Why its file came and what that says of it; or why the other was taken out, to who may have that file."""
    if _withdrawn_on(was) is not None:
        entry = snapshot.by_file.get((was.source.file, was.source.mark))
        if entry is not None and _may_be_told(snapshot, entry):
            yield str(snapshot.book_state.record.details[entry.withdrawn_at]["reason"])
    elif now is not None:
        yield from filter(None, (snapshot.reason_of(now.source), *now.notes))


def _may_be_told(snapshot: Snapshot, entry: Entry) -> bool:
    return snapshot.reader.kind is ReaderKind.OFFICER or is_theirs(snapshot, entry.supplier)


def _printed(snapshot: Snapshot, was: Observation, now: Observation | None) -> Iterator[Publication]:
    """Each document that was released and shows what it was; not one that says beside it what it is now."""
    shown = snapshot.published.shown().get((was.measure, was.area, was.period.code, was.breakdown), ())
    right = {each.publication.id for each in shown if each.cell.shows(_number(now))}
    for each in shown:
        if each.cell.shows(_number(was)) and each.publication.id not in right:
            yield each.publication
