"""The sums by which a careful reader could work out one count from others: over areas, over parts, over breakdowns, over time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from tithing.disclosure.cells import Cell, CellSum
from tithing.places.gazetteer import Gazetteer
from tithing.reading.guard.cells import StateOfYear
from tithing.reading.guard.seen_sums import sums_seen
from tithing.reading.guard.universe import OF_DISTRICTS, CountOf, Spot, ways_cut
from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.offences import Arrangement
from tithing.vocabulary.period import Period


@dataclass(frozen=True)
class TotalsOfState:
    """`cells` are those of one state."""

    state: StateOfYear
    cells: Mapping[Spot, Cell]

    @cached_property
    def numbers(self) -> Mapping[Cell, float]:
        """What each comes to, whoever may see it; not of what its supplier suppressed, which nobody here knows."""
        behind = self.state.behind
        return {cell: behind[spot] for spot, cell in self.cells.items() if spot in behind}

    def all(self) -> Iterator[CellSum]:
        yield from self._over_wards()
        yield from self._over_districts()
        yield from self._of_local_areas()
        yield from self._over_parts()
        yield from self._over_what_is_akin()
        yield from self._over_breakdowns()
        yield from self._over_time()

    # -- over areas -----------------------------------------------------------------------------------------------

    def _over_wards(self) -> Iterator[CellSum]:
        """A district, and a partnership's area, of its wards: what lies in none of them is told beside it, so the rest is
        known too.
        """
        for (place, period), whole in (*self._in(AreaKind.DISTRICT), *self._in(AreaKind.CSP)):
            wards = [ward.code for ward in self._wards_in(place.area, period)]
            parts = self._same_in(place, period, wards)
            yield from self._total(whole, parts, complete=self._is_all(whole, parts, of=wards))

    def _wards_in(self, area: str, period: Period) -> Sequence[Area]:
        of = self._places.wards_of if kind_of(area) is AreaKind.DISTRICT else self._places.wards_of_csp
        return of(area, on=period.end)

    def _over_districts(self) -> Iterator[CellSum]:
        for (place, period), whole in (spot for kind in OF_DISTRICTS for spot in self._in(kind)):
            districts = self._places.districts_in(place.area, on=period.end)
            parts = self._same_in(place, period, districts)
            yield from self._total(whole, parts, complete=self._is_all(whole, parts, of=districts))

    def _of_local_areas(self) -> Iterator[CellSum]:
        """An area that a partnership drew itself lies in another, of which nobody knows how much it is; and it is made of
        wards, where that is said.
        """
        for (place, period), part in self._in(AreaKind.LOCAL):
            for above in self.state.universe.wholes.get(place.area, ()):
                whole = self.cells.get((place._replace(area=above), period))
                if whole is not None:
                    yield from self._total(whole, [part], complete=False)
            wards = self.state.universe.made_of.get(place.area, ())
            parts = self._same_in(place, period, wards)
            yield from self._total(part, parts, complete=self._is_all(part, parts, of=wards))

    def _same_in(self, place: CountOf, period: Period, areas: Sequence[str]) -> list[Cell]:
        return self._at((place._replace(area=area), period) for area in areas)

    def _at(self, spots: Iterable[Spot]) -> list[Cell]:
        """Those of these that are counted."""
        return [self.cells[spot] for spot in spots if spot in self.cells]

    # -- over parts, breakdowns and time --------------------------------------------------------------------------

    def _over_parts(self) -> Iterator[CellSum]:
        for (place, period), whole in self.cells.items():
            for arrangement in self._cut(place.measure):
                pieces = list(self._pieces(arrangement.parts, place, period))
                parts = self._at((place._replace(measure=piece), period) for piece in pieces)
                everything = len(parts) == len(pieces)
                yield from self._total(
                    whole, parts, complete=self._comes_to(whole, parts, everything=everything)
                )

    def _pieces(self, parts: Iterable[str], place: CountOf, period: Period) -> Iterator[str]:
        """These parts, and of each that is not counted the parts that it is made of itself."""
        for part in parts:
            arrangements = () if self._at([(place._replace(measure=part), period)]) else self._cut(part)
            yield from self._pieces(arrangements[0].parts, place, period) if arrangements else (part,)

    def _cut(self, measure: str) -> Sequence[Arrangement]:
        return ways_cut(measure, self.state.evidence)

    def _over_what_is_akin(self) -> Iterator[CellSum]:
        """One count under two names, a count and what it leaves out, and whatever else is seen to come to another."""
        akin = {whole: list(sums) for whole, sums in self._seen.items()}
        for whole, parts in self.state.universe.akin:
            akin.setdefault(whole, []).append(parts)
        for (place, period), whole_cell in self.cells.items():
            for parts in akin.get(place.measure, ()):
                cells = self._at((place._replace(measure=part), period) for part in parts)
                if len(cells) == len(parts) and self._adds_up(whole_cell, cells):
                    yield CellSum(whole_cell, tuple(cells))

    @cached_property
    def _seen(self) -> dict[str, list[tuple[str, ...]]]:
        counts: dict[str, dict[tuple[str, object, str], float]] = {}
        for place, period in self.cells:
            number = self.state.behind.get((place, period))
            if number is not None:
                counts.setdefault(place.measure, {})[place.area, period, place.breakdown] = number
        stated = {slug: [arrangement.parts for arrangement in self._cut(slug)] for slug in counts}
        return sums_seen(counts, stated)

    def _over_breakdowns(self) -> Iterator[CellSum]:
        """Each count, of those that divide it once more by one name: by age, and those by age and sex."""
        divided: dict[tuple[Spot, str], list[Cell]] = {}
        for (place, period), cell in self.cells.items():
            for name, above in _without_one(place.breakdown):
                divided.setdefault(((place._replace(breakdown=above), period), name), []).append(cell)
        for (spot, _), parts in divided.items():
            if (whole := self.cells.get(spot)) is not None:
                yield from self._total(whole, parts, complete=self._adds_up(whole, parts))

    def _over_time(self) -> Iterator[CellSum]:
        for (place, period), whole in self.cells.items():
            quarters = period.quarters()
            if len(quarters) > 1:
                parts = self._at((place, span) for span in quarters)
                everything = len(parts) == len(quarters)
                yield from self._total(
                    whole, parts, complete=self._comes_to(whole, parts, everything=everything)
                )
                for spans in self._made_of(place, period):
                    parts = self._at((place, span) for span in spans)
                    yield from self._total(whole, parts, complete=self._adds_up(whole, parts))

    def _made_of(self, place: CountOf, period: Period) -> Iterator[tuple[Period, ...]]:
        """Every way in which a period is made of others that are counted, one of them longer than a quarter: a year of two
        half-years, or of what is to date and the last quarter.
        """
        within = [span for span in self._periods.get(place, ()) if span != period and period.covers(span)]
        yield from (spans for spans in one_after_another(period, within) if _is_longer(spans))

    @cached_property
    def _periods(self) -> dict[CountOf, list[Period]]:
        found: dict[CountOf, list[Period]] = {}
        for place, period in self.cells:
            found.setdefault(place, []).append(period)
        return found

    # -- one sum --------------------------------------------------------------------------------------------------

    def _total(self, whole: Cell, parts: Sequence[Cell], *, complete: bool) -> Iterator[CellSum]:
        """As a careful reader takes it: exact where every part is there, else that there may be more. Parts that come to
        more than the whole are no sum, and give nothing away.
        """
        rest = self._rest(whole, parts)
        if parts and rest >= 0:
            yield CellSum(whole, tuple(parts), rest if complete else None)

    def _is_all(self, whole: Cell, parts: Sequence[Cell], *, of: Sequence[object]) -> bool:
        """Whether these are all there are, or whatever lacks is taken for nought since they come to the whole as they are."""
        return len(parts) == len(of) > 0 or self._comes_to(whole, parts, everything=False)

    def _comes_to(self, whole: Cell, parts: Sequence[Cell], *, everything: bool) -> bool:
        """Whether a reader takes the whole for the sum of these: where one that may lack is sent by nobody, for a kind of offence
        that there was none of, and the others come to the whole.
        """
        numbered = all(cell in self.numbers for cell in (whole, *parts))
        return (everything or numbered) and self._adds_up(whole, parts)

    def _adds_up(self, whole: Cell, parts: Sequence[Cell]) -> bool:
        return self._rest(whole, parts) == 0

    def _rest(self, whole: Cell, parts: Sequence[Cell]) -> float:
        """What the whole is more than its parts; 0 where that hangs on what a supplier suppressed."""
        if any(cell not in self.numbers for cell in (whole, *parts)):
            known = sum(self.numbers.get(part, 0.0) for part in parts)
            return min(0.0, self.numbers.get(whole, known) - known)
        return self.numbers[whole] - sum(self.numbers[part] for part in parts)

    def _in(self, kind: AreaKind) -> list[tuple[Spot, Cell]]:
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[AreaKind | None, list[tuple[Spot, Cell]]]:
        found: dict[AreaKind | None, list[tuple[Spot, Cell]]] = {}
        for spot, cell in self.cells.items():
            found.setdefault(kind_of(spot[0].area), []).append((spot, cell))
        return found

    @property
    def _places(self) -> Gazetteer:
        return self.state.universe.gazetteer


def _without_one(breakdown: str) -> Iterator[tuple[str, str]]:
    """(a name, the breakdown without it): of "age=1;sex=f", ("age", "sex=f") and ("sex", "age=1")."""
    pieces = breakdown.split(";") if breakdown else []
    for piece in pieces:
        yield piece.partition("=")[0], ";".join(each for each in pieces if each != piece)


def _is_longer(spans: Iterable[Period]) -> bool:
    return any(len(span.quarters()) > 1 for span in spans)


def one_after_another(whole: Period, spans: Sequence[Period]) -> Iterator[tuple[Period, ...]]:
    """Every choice of these that fills the whole, each beginning where the one before it ends.

    >>> year, *quarters = (Period.parse(code) for code in ("2024-25", "2024-25Q1", "2024-25Q2"))
    >>> halves = [Period.parse(code) for code in ("2024-25H1", "2024-25H2")]
    >>> for made_of in one_after_another(year, [*quarters, *halves]):
    ...     print(*(span.code for span in made_of))
    2024-25Q1 2024-25Q2 2024-25H2
    2024-25H1 2024-25H2
    """
    waiting: list[tuple[Period, ...]] = [()]
    while waiting:
        taken = waiting.pop()
        begins = taken[-1].end + timedelta(days=1) if taken else whole.start
        if begins > whole.end:
            yield taken
        waiting += [
            (*taken, span) for span in reversed(spans) if span.start == begins and span.end <= whole.end
        ]
