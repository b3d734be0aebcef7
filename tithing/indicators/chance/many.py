"""Changes that were looked at together, judged together: the one place where "better" and "worse" are decided.

Looking at fifty changes, two or three look clear by luck. So what looks clear alone is held to Benjamini and Hochberg's
correction over every series of the area and quarter that was tested, each counted once. Where the correction changes the
answer, the change is no clear change, and its chance says so (`one_of_many`): page, tables, charts and `figures` all ask
the result, and none decides again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tithing.indicators.comparisons.comparison import direction_of
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import Result
from tithing.statistics.multiple import benjamini_hochberg

SeriesKey = tuple[str, ...]


def judged_together(results: Iterable[Result]) -> tuple[Result, ...]:
    """The same results, those that look clear alone with their p-value corrected for all that were looked at.

    >>> judged_together(())
    ()
    """
    looked_at = tuple(results)
    corrected = _corrected(looked_at)
    others = {kind: _corrected(_against(looked_at, kind)) for each in looked_at for kind in each.asked}
    return tuple(_with_others(_judged(each, corrected), others) for each in looked_at)


def _against(results: Iterable[Result], kind: ComparisonKind) -> list[Result]:
    """The results against another comparison that a framework chooses, of those that have it."""
    found = ({each.kind for each in result.comparisons} for result in results)
    return [result.set_against(kind) for result, kinds in zip(results, found, strict=True) if kind in kinds]


def _with_others(result: Result, corrected: Mapping[ComparisonKind, Mapping[SeriesKey, float]]) -> Result:
    """Its further comparisons judged likewise, each kind among its own."""
    judged = tuple(
        replace(each, change=_judged(result.set_against(each.kind), corrected[each.kind]).change)
        if each.kind in corrected and each.kind is not result.against
        else each
        for each in result.comparisons
    )
    return replace(result, comparisons=judged)


def p_values_by_series(results: Iterable[Result]) -> dict[SeriesKey, float]:
    """The p-value of each tested series once: an indicator and the measure it shows are one look, not two."""
    found: dict[SeriesKey, float] = {}
    for result in results:
        p_value = result.change.chance.p_value
        if p_value is not None:
            found.setdefault(series_key(result), p_value)
    return found


def series_key(result: Result) -> SeriesKey:
    """What two results share when they show the same series."""
    name = result.counted_as or result.measure or result.indicator
    return (name, result.breakdown, result.area.code, result.period.code)


def _corrected(results: Sequence[Result]) -> Mapping[SeriesKey, float]:
    found = p_values_by_series(results)
    return dict(zip(found, benjamini_hochberg(list(found.values())), strict=True))


def _judged(result: Result, corrected: Mapping[SeriesKey, float]) -> Result:
    """A change that could be chance alone is none the clearer among many, and stays as it is."""
    change = result.change
    if not change.chance.clear_alone or not change.told:
        return result
    # A rate moves with its people too, so it is no surer than its own test.
    q_value = max(corrected[series_key(result)], change.chance.p_value or 0.0)
    chance = replace(change.chance, q_value=q_value, looked_at=len(corrected))
    direction = direction_of(change.difference, result.better, chance)
    return replace(result, change=replace(change, chance=chance, direction=direction))
