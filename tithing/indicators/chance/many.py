"""Changes that were looked at together, judged together: the one place where "better" and "worse" are decided.

Looking at fifty changes, two or three look clear by luck. So what looks clear alone is held to Benjamini and Hochberg's
correction over every series of the area and quarter that was tested, each counted once. Where the correction changes the
answer, the change is no clear change, and its chance says so (`one_of_many`): page, tables, charts and `figures` all ask
the result, and none decides again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tithing.indicators.comparisons.comparison import direction_of
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import Change, Compared, Result
from tithing.statistics.multiple import benjamini_hochberg

SeriesKey = tuple[str, ...]


def judged_together(results: Iterable[Result]) -> tuple[Result, ...]:
    """The same results, those that look clear alone with their p-value corrected for all that were looked at.

    >>> judged_together(())
    ()
    """
    looked_at = tuple(results)
    corrected = _corrected(p_values_by_series(looked_at))
    kinds = dict.fromkeys(kind for each in looked_at for kind in each.asked)
    others = {kind: _corrected(_p_values(_against(looked_at, kind))) for kind in kinds}
    return tuple(_with_others(_judged(each, corrected), others) for each in looked_at)


def _against(results: Iterable[Result], kind: ComparisonKind) -> Iterator[tuple[Result, Change]]:
    """The results that have another comparison, which a framework chooses, each with its change against that."""
    for result in results:
        if any(each.kind is kind for each in result.comparisons):
            yield result, result.compared_with(kind).change


def _with_others(result: Result, corrected: Mapping[ComparisonKind, Mapping[SeriesKey, float]]) -> Result:
    """Its further comparisons judged likewise, each kind among its own."""
    judged = tuple(_judged_against(each, result, corrected) for each in result.comparisons)
    alike = all(one is other for one, other in zip(judged, result.comparisons, strict=True))
    return result if alike else replace(result, comparisons=judged)


def _judged_against(
    compared: Compared, result: Result, corrected: Mapping[ComparisonKind, Mapping[SeriesKey, float]]
) -> Compared:
    if compared.kind not in corrected or compared.kind is result.against:
        return compared
    change = _change_judged(result, compared.change, corrected[compared.kind])
    return compared if change is compared.change else replace(compared, change=change)


def p_values_by_series(results: Iterable[Result]) -> dict[SeriesKey, float]:
    """The p-value of each tested series once: an indicator and the measure it shows are one look, not two."""
    return _p_values((result, result.change) for result in results)


def _p_values(changes: Iterable[tuple[Result, Change]]) -> dict[SeriesKey, float]:
    found: dict[SeriesKey, float] = {}
    for result, change in changes:
        if change.chance.p_value is not None:
            found.setdefault(series_key(result), change.chance.p_value)
    return found


def series_key(result: Result) -> SeriesKey:
    """What two results share when they show the same series."""
    name = result.counted_as or result.measure or result.indicator
    return (name, result.breakdown, result.area.code, result.period.code)


def _corrected(found: Mapping[SeriesKey, float]) -> Mapping[SeriesKey, float]:
    return dict(zip(found, benjamini_hochberg(list(found.values())), strict=True))


def _judged(result: Result, corrected: Mapping[SeriesKey, float]) -> Result:
    change = _change_judged(result, result.change, corrected)
    return result if change is result.change else replace(result, change=change)


def _change_judged(result: Result, change: Change, corrected: Mapping[SeriesKey, float]) -> Change:
    """A change that could be chance alone is none the clearer among many, and stays as it is."""
    if not change.chance.clear_alone or not change.told:
        return change
    # A rate moves with its people too, so it is no surer than its own test.
    q_value = max(corrected[series_key(result)], change.chance.p_value or 0.0)
    chance = replace(change.chance, q_value=q_value, looked_at=len(corrected))
    return replace(change, chance=chance, direction=direction_of(change.difference, result.better, chance))
