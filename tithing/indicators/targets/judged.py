"""How a target stands: decided here and nowhere else, by the number it comes to, what was reached and where the year may end.

A count of the year is judged when the year is out, and before that only where nothing that comes can change it: one that
should stay low has passed its target, one that should grow has reached it. In between, its path says whether it is on course.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tithing.indicators.defined.frameworks import TargetSpec
from tithing.indicators.result import At
from tithing.indicators.targets.target import NO_DISTANCE, Target, TargetState, YearEndPath
from tithing.indicators.targets.target_words import is_bare_percentage, read_target
from tithing.vocabulary.direction import Better
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity
from tithing.vocabulary.units import Accumulates, Unit

A_RIDDLE = "a percentage with no word of what it is a percentage of"
ONLY_A_WISH = "it names no number, and there is no baseline to set it against"
NO_WISH = "the plan does not say whether more or less is wanted"
NOT_HERE = "its figure is not here"
NO_PATH = "the book does not have two whole years before it that say how a year divides"
EITHER_SIDE = "the year could end on either side of it"
_WISHES = {"reduce": Better.LOWER, "decrease": Better.LOWER, "increase": Better.HIGHER}

AskPath = Callable[[], YearEndPath | None]


def no_path() -> None:
    """Where nobody says how the year may end."""


@dataclass(frozen=True)
class Reached:
    """What is set against a target: the year to date for events, else the latest value; `part` is its name in the result.

    `doubted` is why the distance from the baseline may not be told, "" where it may. `path` is asked only where it decides.
    """

    at: At
    part: str
    accumulates: Accumulates
    unit: Unit = Unit.COUNT
    doubted: str = ""
    path: AskPath = no_path
    part_by_now: float = 1.0  # of the year's count, what had come by this quarter in the years before

    @property
    def adds_up(self) -> bool:
        """Whether it only grows over the year, so that it is judged by the year's end."""
        return self.accumulates in (Accumulates.SUM, Accumulates.CUMULATIVE)

    @property
    def year_is_out(self) -> bool:
        return self.at.period.end.month == 3


def target_against(spec: TargetSpec | None, *, reached: Reached, baseline: At, better: Better) -> Target:
    """The target as printed, the number it comes to, and how it stands.

    >>> from tithing.vocabulary.period import Period
    >>> year = At(Known(330), Period.parse("2017-18Q4-ytd"))
    >>> told = target_against(
    ...     TargetSpec("308 (-13%)", 308), reached=Reached(year, "year_to_date", Accumulates.SUM),
    ...     baseline=At(Known(354), Period.parse("2016-17")), better=Better.LOWER)
    >>> told.state.value, told.distance.number
    ('missed', 22)
    """
    if spec is None:
        return Target("")
    if reached.unit is not Unit.PERCENT and _is_a_riddle(spec):
        return Target(spec.text, state=TargetState.NO_NUMBER, measured=reached.part, why=A_RIDDLE)
    value = _value(spec, baseline.quantity)
    wish = _wish(spec, value, baseline.quantity, better)
    aim = value if value is not None else _number(baseline.quantity)
    state, path, why = _stands(reached, aim, wish, strict=value is None, baseline=baseline)
    distance = _distance(reached.at.quantity, aim)
    by_now = aim * reached.part_by_now if aim is not None else None
    told = Target(spec.text, value, state, aim, wish, reached.part, distance, path, why)
    if by_now is None:
        return told
    return replace(told, by_now=Known(by_now), from_path=_distance(reached.at.quantity, by_now))


def _stands(
    reached: Reached, aim: float | None, wish: Better, *, strict: bool, baseline: At
) -> tuple[TargetState, YearEndPath | None, str]:
    """Its state, the path where that was asked, and why where the figures alone do not say."""
    if aim is None:
        return TargetState.NO_NUMBER, None, _why_no_number(baseline.quantity)
    if wish is Better.NEITHER:
        return TargetState.NO_NUMBER, None, NO_WISH
    if not isinstance(reached.at.quantity, Known):
        return TargetState.NOT_KNOWN, None, NOT_HERE
    if reached.doubted:
        return TargetState.NOT_KNOWN, None, reached.doubted
    good = _is_good(reached.at.quantity.number, aim, wish, strict=strict)
    return _judged(reached, aim, wish, good=good, strict=strict)


def _judged(
    reached: Reached, aim: float, wish: Better, *, good: bool, strict: bool
) -> tuple[TargetState, YearEndPath | None, str]:
    """Of a figure that is here and may be told; `good` is whether it is on the side that is wished for."""
    if reached.year_is_out:
        return (TargetState.MET if good else TargetState.MISSED), None, ""
    if not reached.adds_up:
        return (TargetState.ON_COURSE if good else TargetState.OFF_COURSE), None, ""
    if good is (wish is Better.HIGHER):  # a count only grows: what is beyond the mark stays there
        return (TargetState.MET if good else TargetState.OUT_OF_REACH), None, ""
    return _by_its_path(reached.path(), aim, wish, strict=strict)


def _by_its_path(
    path: YearEndPath | None, aim: float, wish: Better, *, strict: bool
) -> tuple[TargetState, YearEndPath | None, str]:
    if path is None:
        return TargetState.TOO_EARLY, None, NO_PATH
    ends = {_is_good(end, aim, wish, strict=strict) for end in (path.low, path.high)}
    if len(ends) > 1:
        return TargetState.TOO_EARLY, path, EITHER_SIDE
    return (TargetState.ON_COURSE if ends == {True} else TargetState.OFF_COURSE), path, ""


def _is_good(number: float, aim: float, wish: Better, *, strict: bool) -> bool:
    """On the side that is wished for: at the mark is good enough, but a bare "reduce" or "increase" (`strict`) asks for more."""
    if number == aim:
        return not strict
    return (number > aim) is (wish is Better.HIGHER)


def _distance(reached: Quantity, aim: float | None) -> Quantity:
    if aim is None:
        return NO_DISTANCE
    return Known(reached.number - aim, reached.status) if isinstance(reached, Known) else reached


def _why_no_number(baseline: Quantity) -> str:
    return baseline.words if isinstance(baseline, NotApplicable) and baseline.rule else ONLY_A_WISH


def _number(quantity: Quantity) -> float | None:
    return quantity.number if isinstance(quantity, Known) else None


def _is_a_riddle(spec: TargetSpec) -> bool:
    """ "10%" for a count, with no figure beside it: of what, the plan does not say."""
    return is_bare_percentage(spec.text) and spec.value == read_target(spec.text)[0]


def _value(spec: TargetSpec, baseline: Quantity) -> float | None:
    if spec.value is not None:
        return spec.value
    if spec.percent is not None and isinstance(baseline, Known):
        return baseline.number * (1 + spec.percent / 100)
    return None


def _wish(spec: TargetSpec, value: float | None, baseline: Quantity, better: Better) -> Better:
    """Which way the target points: by its word, by its sign, by where the baseline lies, else by the indicator."""
    for word, wish in _WISHES.items():
        if word in spec.text.lower():
            return wish
    if spec.percent:
        return Better.HIGHER if spec.percent > 0 else Better.LOWER
    if better is Better.NEITHER and value is not None and isinstance(baseline, Known):
        return Better.HIGHER if value > baseline.number else Better.LOWER
    return better
