"""Everything the book ever said of one figure: each release, when, from whom, and from which file and row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tithing.observations.observation import Observation, SourceRef
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import quarter_in
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity


@dataclass(frozen=True)
class SaidOfIt:
    """`stands`: it is what the figure is now. `why` its file came, where that was said and may be told."""

    quantity: Quantity
    supplier: str
    source: SourceRef
    note: str = ""
    stands: bool = False
    why: str = ""


def figure_history(
    snapshot: Snapshot, *, measure: str, area: Area, period: Period, breakdown: str = ""
) -> tuple[SaidOfIt, ...]:
    """Of each supplier in turn, what it said, oldest first; only what the reader may see."""
    about = _AskedFor(measure, area, period, breakdown)
    return tuple(
        SaidOfIt(
            each.quantity,
            each.supplier,
            each.source,
            "; ".join(each.notes),
            stands=each is last,
            why=snapshot.reason_of(each.source),
        )
        for last in about.said_to(snapshot)
        for each in (*(last.earlier or about.before(last, snapshot)), last)
    )


@dataclass(frozen=True)
class _AskedFor:
    measure: str
    area: Area
    period: Period
    breakdown: str

    def said_to(self, snapshot: Snapshot) -> tuple[Observation, ...]:
        found = quarter_in(snapshot, self.period, self.area).observations
        return found.at(self.measure, self.area.code, self.period, self.breakdown)

    def before(self, last: Observation, snapshot: Snapshot) -> Iterator[Observation]:
        """What was said before of a count that is told in place of what came: as it was known on the day of each release."""
        revisions, kept = _revisions(last), None
        for day in _days_of_release(snapshot, until=last.source.release) if any(revisions) else ():
            for each in self.said_to(snapshot.on(day)):
                mine = each.supplier == last.supplier and _revisions(each) != revisions
                if mine and (each.quantity, _revisions(each)) != kept:
                    kept = each.quantity, _revisions(each)
                    yield each


def _revisions(said: Observation) -> tuple[int, ...]:
    """How often what it is made of was revised, file by file."""
    return tuple(ref.revision for ref in (said.source, *said.beside))


def _days_of_release(snapshot: Snapshot, *, until: date | None) -> list[date]:
    days = {entry.release for entry in snapshot.entries if entry.release is not None}
    return sorted(day for day in days if until is None or day < until)
