"""One value against an earlier one: difference, per cent or points, which way it went, and whether chance could
explain it (R81 to R83, R92). Refused across a break of definition, with the rule (R73).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tithing.indicators.caveats.doubt import Doubt, Telling, telling
from tithing.indicators.result import At, Chance, Change
from tithing.observations.measure import Measure
from tithing.statistics.change import MINIMUM_BASE, difference, percent_change, points_change, small_base
from tithing.statistics.count_tests import NOT_TESTED, CountTest, compare_counts
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, once
from tithing.vocabulary.breaks import Break, all_breaks, break_called, breaks_cutting
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity
from tithing.vocabulary.units import Unit

NOT_EVENTS = "not a count of events, so it is not tested against chance"
NO_NUMERATOR = "no numerator is supplied with the percentage, so it is not tested against chance"
NO_COUNTS = "the counts behind it are not known, so it is not tested against chance"
OVERLAP = "the twelve months of the two figures overlap, so they are not tested against chance"
NOT_TWO = "there are not two figures to compare"
COULD_EXPLAIN = ", which could explain the change, so it is not tested against chance"
ACROSS_A_BREAK = "the two figures are not counted in the same way, so they are not compared"
AS_EXPOSURE = "tested as counts out of their denominators, which is cautious for a percentage"


@dataclass(frozen=True)
class Events:
    """The counts of events behind a value, and what they are out of; None where there are none to test."""

    now: float
    before: float
    exposure_now: float = 1.0
    exposure_before: float = 1.0
    dispersion: float | None = None
    assumption: str = ""  # added to the test's own

    def as_if(self, now: float, before: float) -> CountTest:
        """The test, were the counts so many times what they are, to the whole event."""
        return compare_counts(
            _times(self.now, now),
            _times(self.before, before),
            exposure_now=self.exposure_now,
            exposure_before=self.exposure_before,
            dispersion=self.dispersion,
        )


def _times(count: float, factor: float) -> float:
    return count if factor == 1 else float(round_half_away(count * factor, 0))


def compare(
    now: At,
    before: At,
    *,
    measures: Sequence[Measure],
    unit: Unit,
    better: Better,
    events: Events | None,
    untested: str = NOT_EVENTS,
    minimum_base: float = MINIMUM_BASE,
    doubts: Sequence[Doubt] = (),
) -> Change:
    """The change from `before` to `now`. `measures` are those both values rest on: a break of any cuts it.

    `untested` says why there are no `events` to test; `doubts` are what could explain it. One that could is told in no
    word of chance, better or worse.
    """
    cuts = cutting(measures, earlier=before.period, later=now.period)
    refusing = next((each for each in cuts if each.refuse), None)
    if refusing is not None and not before.restated and isinstance(before.quantity, Known):
        return _refused(refusing)
    gone = difference(now.quantity, before.quantity)
    told = _told(now, before, (*doubts, *_by_breaks(cuts, before)), events)
    chance = chance_of(events, untested=untested) if told.may_be_told else not_told(told)
    return Change(
        difference=gone,
        percent=_percent(now.quantity, before.quantity, unit, events, minimum_base),
        points=points_change(now.quantity, before.quantity, unit=unit),
        direction=direction_of(gone, better, chance) if told.may_be_told else Direction.UNKNOWN,
        chance=chance,
        caveats=once((*told.caveats, *_beside(cuts, measures, before, now.period))),
        told=told.may_be_told,
    )


def cutting(measures: Sequence[Measure], *, earlier: Period, later: Period) -> tuple[Break, ...]:
    """The breaks between two periods that cut any of the measures, those a local measure names included."""
    every = breaks_of(measures)
    return tuple(each for each in every if each.lies_between(earlier, later)) if every else ()


def breaks_of(measures: Sequence[Measure]) -> tuple[Break, ...]:
    """Every break that cuts any of the measures, whenever. Raises Refused for a measure that names one that is none."""
    found = [each for measure in measures for each in breaks_cutting(measure.slug)]
    named = [_named(slug, measure) for measure in measures for slug in measure.breaks]
    return tuple(dict.fromkeys((*found, *named))) if found or named else ()


def _named(slug: str, measure: Measure) -> Break:
    try:
        return break_called(slug)
    except KeyError:
        known = ", ".join(each.slug for each in all_breaks())
        raise Refused(
            Problem(f'measure {measure.slug}: no break is called "{slug}"', f"Use one of: {known}")
        ) from None


def chance_of(events: Events | None, *, untested: str) -> Chance:
    """The count test of R92, in words; why it was not made where there is nothing to test."""
    if events is None:
        return Chance(None, NOT_TESTED, untested)
    test = events.as_if(1.0, 1.0)
    assumption = "; ".join(words for words in (test.assumption, events.assumption) if words)
    return Chance(test.p_value, test.words, assumption, test.dispersion)


def direction_of(gone: Quantity, better: Better, chance: Chance) -> Direction:
    """Better or worse only when the change is clear; what was not tested is unknown, unless nothing changed."""
    if not isinstance(gone, Known):
        return Direction.UNKNOWN
    if gone.number == 0:
        return Direction.NO_CLEAR_CHANGE
    if chance.p_value is None:
        return Direction.UNKNOWN
    if not chance.clear:
        return Direction.NO_CLEAR_CHANGE
    if better is Better.NEITHER:
        return Direction.NEITHER
    went_up = gone.number > 0
    return Direction.BETTER if went_up == (better is Better.HIGHER) else Direction.WORSE


def not_compared(reason: Quantity) -> Change:
    """A change that cannot be given, for the reason that stands in place of a value."""
    chance = Chance(None, NOT_TESTED, NOT_TWO)
    return Change(reason, reason, reason, Direction.UNKNOWN, chance)


def _percent(
    now: Quantity, before: Quantity, unit: Unit, events: Events | None, minimum_base: float
) -> Quantity:
    """A rate of few events is as unsteady as the events themselves, so R82 holds for its numerator too."""
    found = percent_change(now, before, unit=unit, minimum_base=minimum_base)
    few = events is not None and unit is not Unit.COUNT and events.before < minimum_base
    return small_base(minimum_base) if few and isinstance(found, Known) else found


def _refused(cut: Break) -> Change:
    reason = NotApplicable(f"not compared: {cut.words[0].lower()}{cut.words[1:]}", cut.rule)
    chance = Chance(None, NOT_TESTED, ACROSS_A_BREAK)
    return Change(reason, reason, reason, Direction.UNKNOWN, chance, (_cited(cut),))


def _told(now: At, before: At, doubts: Sequence[Doubt], events: Events | None) -> Telling:
    """Whether the change may be told in words of chance, better or worse."""
    if not (isinstance(now.quantity, Known) and isinstance(before.quantity, Known)):
        return Telling()
    one, other = now.quantity.number, before.quantity.number

    def clear(later: float, earlier: float) -> bool:
        return events is not None and events.as_if(_ratio(later, one), _ratio(earlier, other)).clear

    return telling(one, other, doubts, clear)


def _ratio(number: float, of: float) -> float:
    return number / of if of else 1.0


def not_told(told: Telling) -> Chance:
    """Why a change is told in no word of chance."""
    return Chance(None, NOT_TESTED, f"{told.because}{COULD_EXPLAIN}")


def _by_breaks(cuts: Sequence[Break], before: At) -> tuple[Doubt, ...]:
    """A change of definition that does not refuse the comparison: by how much it moves a count nobody knows."""
    known = isinstance(before.quantity, Known) and not before.restated
    return tuple(Doubt(_cited(cut)) for cut in cuts if known and not cut.refuse)


def _beside(
    cuts: Sequence[Break], measures: Sequence[Measure], before: At, later: Period
) -> tuple[Caveat, ...]:
    if not isinstance(before.quantity, Known):
        return ()
    restated = [
        Caveat(CaveatKind.BREAK, "the earlier figure is restated on the later definition")
        for cut in cuts
        if cut.refuse
    ]
    spanned = [_cited(cut) for cut in cuts if not cut.refuse]
    totals = [_allowed(cut) for cut in _allowed_totals(measures, before.period, later)]
    return (*restated, *spanned, *totals)


def _cited(cut: Break) -> Caveat:
    sure = "" if cut.status == "V" else " (to be confirmed)"
    return Caveat(CaveatKind.BREAK, f"{cut.words}{sure}")


def _allowed_totals(measures: Sequence[Measure], earlier: Period, later: Period) -> list[Break]:
    slugs = {measure.slug for measure in measures}
    return [each for each in all_breaks() if each.allowed in slugs and each.lies_between(earlier, later)]


def _allowed(cut: Break) -> Caveat:
    words = f"its parts were defined anew on {cut.day.day} {cut.day:%B %Y}; the total may be compared"
    return Caveat(CaveatKind.BREAK, words)
