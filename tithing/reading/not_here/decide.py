"""Decides the state of every figure that is not here: from what its measure is, who is asked for it and since when, and the day.

What came without a figure, and why, is said by what came (`said`); of what never came it is decided here (`__call__`). Nothing is
called late but what a partner's `owes` names with a `since`, for the partnership's own areas, once its due day has passed; and
nothing of which a file came and waits to be accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.observations.measure import Measure, Measures
from tithing.observations.observation import Observation
from tithing.observations.standing.reading import is_no_reason
from tithing.observations.suppliers import Suppliers
from tithing.reading.not_here.waiting_files import WaitingFigures
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.not_here.deadlines import due_day
from tithing.vocabulary.partnership import Owed, Partner
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Missing

NOTHING_WAITS = WaitingFigures({})
PUBLISHED = (
    "street",
    "official",
    "denominators",
)  # groups of measures that a publisher puts out for anyone to take


@dataclass(frozen=True)
class WhyNone:
    """`areas` are the partnership's own, for which its partners are asked; `day` is that for which it is decided."""

    partners: tuple[Partner, ...]
    areas: frozenset[str]
    measures: Measures
    suppliers: Suppliers
    day: date
    waiting: WaitingFigures = NOTHING_WAITS
    _decided: dict[tuple[str, str, Period, str], Missing] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __call__(self, measure: str, area: str, period: Period, supplier: str = "") -> Missing:
        """Why nothing of a measure came, for an area and a period; where it is one supplier's part of it, from that one."""
        key = (measure, area, period, supplier)
        if key not in self._decided:
            self._decided[key] = self._decide(self.measures.get(measure), area, period, supplier)
        return self._decided[key]

    def said(self, told: Observation | None) -> Observation | None:
        """The same observation, its state decided where it was supplied without a figure."""
        if told is None or not isinstance(told.quantity, Missing) or told.quantity.erased:
            return told
        said_already = is_no_reason(told.note) or told.note.strip() == told.quantity.reason.strip()
        stated = self._stated(told.quantity, self.suppliers.title(told.supplier))
        return replace(told, quantity=stated, note="" if said_already else told.note)

    def shown(
        self, show: Callable[[Sequence[Observation]], Observation | None]
    ) -> Callable[[Sequence[Observation]], Observation | None]:
        """What is shown of each key, with its state decided."""
        return lambda chain: self.said(show(chain))

    # -- what never came ---------------------------------------------------------------------------

    def _decide(self, measure: Measure, area: str, period: Period, supplier: str) -> Missing:
        if measure.exists_from and period.end < (began := date.fromisoformat(measure.exists_from)):
            return Missing(decided=NotHere.NOT_COLLECTED, since=began)
        owes = list(self._owes(measure.slug, supplier)) if area in self.areas else []
        for partner, owed in owes:
            if owed.asks_for(period):
                if self.waiting.has(measure.slug, area, period):  # it came, and it is for us to accept it
                    return Missing(owed_by=partner.name, decided=NotHere.NOT_IMPORTED)
                due = self.due(owed, measure, area, period)
                return self._by(Missing(expected=due, owed_by=partner.name))
        if measure.group in PUBLISHED:
            return Missing(decided=NotHere.NOT_IMPORTED)
        return self._never_asked(owes, period)

    def _owes(self, measure: str, supplier: str) -> Iterator[tuple[Partner, Owed]]:
        """Who is asked for a measure, or for the count of which it is a rate or a rank."""
        names = (measure, measure.partition(".")[0])
        for partner in self.partners:
            if not supplier or self.suppliers.one_of(partner.slug) == supplier:
                yield from (
                    (partner, owed) for owed in partner.owes if any(n in owed.measures for n in names)
                )

    def _never_asked(self, owes: Sequence[tuple[Partner, Owed]], period: Period) -> Missing:
        """That nobody was asked, or those who owe it not yet, no longer, or before and after those days and not of them."""
        over = [(partner, owed) for partner, owed in owes if owed.is_over_before(period)]
        if over:
            partner, owed = max(over, key=lambda each: each[1].until or date.min)
            since = self._again(partner, owes, period)
            return Missing(owed_by=partner.name, decided=NotHere.NEVER_ASKED, since=since, until=owed.until)
        who = owes[0][0].name if owes else ""
        since = min((owed.since for _, owed in owes if owed.since), default=None)
        return Missing(owed_by=who, decided=NotHere.NEVER_ASKED, since=since)

    @staticmethod
    def _again(partner: Partner, owes: Sequence[tuple[Partner, Owed]], period: Period) -> date | None:
        """The first day after a period from which a partner is asked again."""
        days = [owed.since for who, owed in owes if who is partner and owed.since]
        return min((day for day in days if day > period.end), default=None)

    @staticmethod
    def due(owed: Owed, measure: Measure, area: str, period: Period) -> date:
        """The day on which what a partner owes of a period is due."""
        return due_day(owed.due_days, measure.slug, group=measure.group, area=area, period=period)

    # -- what came without a figure ------------------------------------------------------------------

    def _stated(self, missing: Missing, who: str) -> Missing:
        if missing.state is NotHere.ASKED:
            return self._by(replace(missing, owed_by=who))
        return replace(missing, owed_by=who, decided=missing.state)

    def _by(self, missing: Missing) -> Missing:
        """Asked until the end of the day on which it is due, and late from the next."""
        late = missing.expected is not None and missing.expected < self.day
        return replace(missing, decided=NotHere.LATE if late else NotHere.ASKED)
