"""One value against an earlier one: difference, per cent or points, which way it went, and whether chance could
explain it (R81 to R83, R92). Refused across a break of definition, with the rule (R73).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tithing.indicators.result import At, Chance, Change
from tithing.observations.measure import Measure
from tithing.statistics.change import MINIMUM_BASE, difference, percent_change, points_change, small_base
from tithing.statistics.count_tests import NOT_TESTED, compare_counts
from tithing.vocabulary.breaks import Break, all_breaks, break_called, breaks_between
from tithing.vocabulary.direction import Better, Direction
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity
from tithing.vocabulary.units import Unit

CLEAR = 0.05  # R92
NOT_EVENTS = "not a count of events, so it is not tested against chance"
NO_NUMERATOR = "no numerator is supplied with the percentage, so it is not tested against chance"
NO_COUNTS = "the counts behind it are not known, so it is not tested against chance"
NOT_AS_COMPLETE = "more or fewer rows were given a place, which could make half of it or more, so it is not tested against chance"
NOT_TWO = "there are not two figures to compare"
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
) -> Change:
    """The change from `before` to `now`. `measures` are those both values rest on: a break of any cuts it.

    `untested` says why there are no `events` to test.
    """
    cuts = cutting(measures, earlier=before.period, later=now.period)
    refusing = next((each for each in cuts if each.refuse), None)
    if refusing is not None and not before.restated and isinstance(before.quantity, Known):
        return _refused(refusing)
    chance = chance_of(events, untested=untested)
    gone = difference(now.quantity, before.quantity)
    return Change(
        difference=gone,
        percent=_percent(now.quantity, before.quantity, unit, events, minimum_base),
        points=points_change(now.quantity, before.quantity, unit=unit),
        direction=direction_of(gone, better, chance),
        chance=chance,
        notes=_notes(cuts, measures, before, now.period),
    )


def cutting(measures: Sequence[Measure], *, earlier: Period, later: Period) -> tuple[Break, ...]:
    """The breaks between two periods that cut any of the measures, those a local measure names included."""
    found = [
        each for measure in measures for each in breaks_between(measure.slug, earlier=earlier, later=later)
    ]
    named = [_named(slug, measure) for measure in measures for slug in measure.breaks]
    found += [each for each in named if each.lies_between(earlier, later)]
    return tuple(dict.fromkeys(found))


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
    test = compare_counts(
        events.now,
        events.before,
        exposure_now=events.exposure_now,
        exposure_before=events.exposure_before,
        dispersion=events.dispersion,
    )
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
    if chance.p_value >= CLEAR:
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


def _notes(cuts: Sequence[Break], measures: Sequence[Measure], before: At, later: Period) -> tuple[str, ...]:
    if not isinstance(before.quantity, Known):
        return ()
    restated = [
        f"the earlier figure is restated on the later definition ({cut.rule})" for cut in cuts if cut.refuse
    ]
    spanned = [_cited(cut) for cut in cuts if not cut.refuse]
    totals = [_allowed(cut) for cut in _allowed_totals(measures, before.period, later)]
    return (*restated, *spanned, *totals)


def _cited(cut: Break) -> str:
    sure = "" if cut.status == "V" else ", to be confirmed"
    return f"{cut.words} ({cut.rule}{sure})"


def _allowed_totals(measures: Sequence[Measure], earlier: Period, later: Period) -> list[Break]:
    slugs = {measure.slug for measure in measures}
    return [each for each in all_breaks() if each.allowed in slugs and each.lies_between(earlier, later)]


def _allowed(cut: Break) -> str:
    return f"its parts were defined anew on {cut.day.day} {cut.day:%B %Y}; the total may be compared ({cut.rule})"
