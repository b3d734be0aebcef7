"""Changes that were looked at together, judged together: the one place where "better" and "worse" are decided.

Looking at fifty changes, two or three look clear by luck. So what looks clear alone is held to Benjamini and Hochberg's
correction over every series of the area and quarter that was tested, each counted once. Where the correction changes the
answer, the change is no clear change, and its chance says so (`one_of_many`): page, tables, charts and `figures` all ask
the result, and none decides again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tithing.indicators.comparison import direction_of
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
    return tuple(_judged(each, corrected) for each in looked_at)


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
    name = result.measure or result.indicator
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
