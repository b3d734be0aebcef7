"""What is calculated of one indicator, in one area, for one quarter: everything a table or a sentence may want.

Every part is a quantity, so that a missing, suppressed or refused part carries its reason. Nothing is rounded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind, in_turn, set_against
from tithing.indicators.targets.target import Target
from tithing.observations.observation import SourceRef, withdrawn_words
from tithing.statistics.count_tests import CLEAR
from tithing.vocabulary.areas import Area
from tithing.vocabulary.beside.caveat import Caveat, words_of
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.figure import BaseOfRate
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Quantity, number_of
from tithing.vocabulary.units import Unit


@dataclass(frozen=True)
class At:
    """A quantity and the period it is for, with what must be said beside it and who supplied it."""

    quantity: Quantity
    period: Period
    sources: tuple[SourceRef, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    restated: bool = False  # stated on a later definition, so that it compares across a break (R73)
    suppliers: tuple[str, ...] = ()  # slugs, as the book knows them

    @property
    def notes(self) -> tuple[str, ...]:
        """Its caveats in words."""
        return words_of(self.caveats)

    def with_caveats(self, *more: Caveat) -> At:
        """The same, with more said beside it."""
        return replace(self, caveats=(*self.caveats, *more)) if more else self


@dataclass(frozen=True)
class HowComplete:
    """`share` of the rows without a place, None where places are no matter; `without_place` is that in words, which tell of
    a small area no more than a band. Suppliers are titles.
    """

    share: float | None = None
    without_place: str = ""
    suppliers_expected: tuple[str, ...] = ()
    suppliers_in: tuple[str, ...] = ()
    months_expected: int = 0
    months_in: int = 0


@dataclass(frozen=True)
class Rate:
    """`quantity` = count / denominator x `per`. The denominator is named, with its year and source (R85)."""

    quantity: Quantity
    per: int = 1000
    denominator: str = ""  # slug of the denominator measure
    denominator_title: str = ""
    denominator_value: Quantity | None = None
    denominator_period: Period | None = None
    source: tuple[SourceRef, ...] = ()
    caveats: tuple[Caveat, ...] = ()  # such as that the denominator is another year's
    edition: str = ""  # who supplied the denominator, which names the release of an estimate
    implied: bool = False  # the denominator was worked out from published rates

    @property
    def base(self) -> BaseOfRate | None:
        """What it is over; None where it has no denominator or that is not known."""
        if self.denominator_period is None or number_of(self.denominator_value) is None:
            return None
        number, period = number_of(self.denominator_value), self.denominator_period.code
        return BaseOfRate(self.denominator_title, period, number, self.edition, self.implied)

    @property
    def notes(self) -> tuple[str, ...]:
        """Its caveats in words."""
        return words_of(self.caveats)


@dataclass(frozen=True)
class Chance:
    """Whether chance alone could explain the change. `p_value` None: not tested, and `assumption` says why.

    `q_value` is the p-value corrected for the `looked_at` changes that were looked at together (`chance.many`), None where
    the change could be chance alone, or was looked at alone. `words` are the grade of the change taken by itself.
    """

    p_value: float | None
    words: str
    assumption: str
    dispersion: float | None = None
    q_value: float | None = None
    looked_at: int = 0

    @property
    def clear_alone(self) -> bool:
        """Whether it could not well be chance, were it the only change looked at (R92)."""
        return self.p_value is not None and self.p_value < CLEAR

    @property
    def clear(self) -> bool:
        """Whether it could not well be chance, allowing for all that were looked at."""
        return self.clear_alone and (self.q_value is None or self.q_value < CLEAR)

    @property
    def one_of_many(self) -> bool:
        """Clear alone, and not among all that were looked at."""
        return self.clear_alone and not self.clear


@dataclass(frozen=True)
class Change:
    """Current against one earlier value. `percent` and `points` exclude one another (R83). It is made in `comparison` alone,
    where it is decided once whether it may be told; whoever words it or judges by it asks `told` and `chance`.
    """

    difference: Quantity
    percent: Quantity
    points: Quantity
    direction: Direction
    chance: Chance
    caveats: tuple[Caveat, ...] = ()
    told: bool = (
        True  # no caveat could explain it, so that it may be told in words of chance, better and worse
    )

    @property
    def notes(self) -> tuple[str, ...]:
        """Its caveats in words."""
        return words_of(self.caveats)


@dataclass(frozen=True)
class Compared:
    """An earlier figure that the value is set against, and the change from it. `pieces` are the periods it is the average of."""

    kind: ComparisonKind
    at: At
    change: Change
    pieces: tuple[Period, ...] = ()

    def words(self, period: Period) -> str:
        """When it was, seen from a period: "in the quarter before"."""
        return set_against(self.kind, period, len(self.pieces))


@dataclass(frozen=True)
class Result:
    indicator: str  # slug
    title: str
    area: Area
    period: Period
    unit: Unit
    decimals: int
    better: Better
    value: At
    previous: At  # the same quarter last year
    last_quarter: At
    year_to_date: At
    year_to_date_before: At
    baseline: At
    target: Target
    change: Change  # against what the framework chooses, or what that falls back on: `against` names it
    change_on_quarter: Change  # against last_quarter
    change_on_baseline: Change  # year to date or value against baseline, as the indicator says
    rate: Rate
    previous_rate: Rate
    year_to_date_rate: Rate
    interval: tuple[float, float] | None = None  # 95%, of the value (R90)
    measure: str = ""  # slug, when the indicator asks one measure
    breakdown: str = ""
    counted_as: str = ""  # slug of another measure of which this is the same count under another name
    custodian: str = ""  # whom the catalogue thinks to hold it; who did supply it is `supplied_by`, by name
    supplied_by: tuple[str, ...] = ()
    caveats: tuple[Caveat, ...] = ()  # of the value, and of its change
    completeness: HowComplete = HowComplete()
    definition: str = ""  # what it asks, and what must be known of it
    against: ComparisonKind = ComparisonKind.YEAR_BEFORE
    comparisons: tuple[
        Compared, ...
    ] = ()  # each that is worked out, the one that `change` is against among them
    asked: tuple[ComparisonKind, ...] = DEFAULT  # those that the framework chooses

    @property
    def notes(self) -> tuple[str, ...]:
        """What belongs beside the value, once each."""
        return words_of(self.caveats)

    @property
    def compared(self) -> Compared:
        """What `change` is against."""
        return self.compared_with(self.against)

    @property
    def fell_back(self) -> bool:
        """Whether `change` is against another figure than the framework's first choice, which is not in the book."""
        return self.against is not in_turn(self.asked)[0]

    def set_against(self, kind: ComparisonKind) -> Result:
        """The same with its change against another of its comparisons. Raises KeyError for one that was not worked out."""
        return replace(self, against=kind, change=self.compared_with(kind).change)

    def compared_with(self, kind: ComparisonKind) -> Compared:
        """One of its comparisons. Raises KeyError for one that was not worked out."""
        known = {each.kind: each for each in (*self._two_of_them, *self.comparisons)}
        return replace(known[kind], change=self.change) if kind is self.against else known[kind]

    @property
    def _two_of_them(self) -> tuple[Compared, ...]:
        """Those that have fields of their own, where no others were worked out."""
        return (
            Compared(ComparisonKind.YEAR_BEFORE, self.previous, self.change),
            Compared(ComparisonKind.QUARTER_BEFORE, self.last_quarter, self.change_on_quarter),
        )

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """Every file behind any part, once each."""
        before = (each.at for each in self.comparisons if each.kind is self.against)
        parts = (self.value, self.previous, self.last_quarter, self.year_to_date, self.baseline, *before)
        found = [ref for part in parts for ref in part.sources] + list(self.rate.source)
        return tuple(dict.fromkeys(found))


def withdrawn_of(result: Result) -> tuple[str, ...]:
    """Which parts of a result rest on a file that was withdrawn since: "Jan to Mar 2018: withdrawn on 3 March 2026"."""
    ats = (result.value, result.previous, result.last_quarter, result.year_to_date, result.baseline)
    parts = [(at.period.label, at.sources) for at in ats]
    parts.append(("the rate's denominator", result.rate.source))
    return tuple(
        dict.fromkeys(
            f"{label}: {words}"
            for label, refs in parts
            for words in withdrawn_words(ref.withdrawn for ref in refs)
        )
    )
