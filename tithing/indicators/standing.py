"""Where an indicator stands against what its framework promised: its baseline, and its target."""

from __future__ import annotations

from tithing.indicators.caveats.caveat import Caveat, CaveatKind, noted
from tithing.indicators.frameworks import BaselineSpec, Framework, TargetSpec
from tithing.indicators.result import At, Target
from tithing.indicators.target_words import is_bare_percentage, read_target
from tithing.vocabulary.direction import Better
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity
from tithing.vocabulary.units import Accumulates, Unit

NO_FRAMEWORK = NotApplicable("the framework of this plan year has no baseline for it")
AS_PRINTED = Caveat(CaveatKind.STATED, "as printed in the plan")
_WISHES = {"reduce": Better.LOWER, "decrease": Better.LOWER, "increase": Better.HIGHER}


def baseline_spec(framework: Framework | None, slug: str, period: Period) -> BaselineSpec | None:
    line = framework.line(slug, period) if framework else None
    return line.baseline(period) if line else None


def target_spec(framework: Framework | None, slug: str, period: Period) -> TargetSpec | None:
    line = framework.line(slug, period) if framework else None
    return line.target(period) if line else None


def baseline_from(spec: BaselineSpec, observed: At | None, period: Period) -> At:
    """The observation over the baseline's period; else the value the framework prints; else why there is none."""
    stands_for = spec.period or period
    if observed is not None and isinstance(observed.quantity, Known):
        return observed.with_caveats(*_note(spec))
    if spec.value is not None:
        return At(Known(spec.value), stands_for, caveats=(AS_PRINTED, *_note(spec)))
    if observed is not None and not spec.missing:
        return observed
    return At(Missing(spec.missing, spec.expected), stands_for, caveats=_note(spec))


def _note(spec: BaselineSpec) -> tuple[Caveat, ...]:
    return noted(spec.note)


def target_against(
    spec: TargetSpec | None,
    *,
    reached: At,
    baseline: At,
    better: Better,
    accumulates: Accumulates,
    unit: Unit = Unit.COUNT,
) -> Target:
    """The target as printed, the number it comes to, and whether it is met, where that can be said.

    `reached` is the year to date for events, else the latest value. Before the year is out, a count that should
    stay low can only be said to have passed its target, and one that should grow only to have reached it.
    """
    if spec is None:
        return Target("")
    if unit is not Unit.PERCENT and _is_a_riddle(spec):
        return Target(spec.text)
    value = _value(spec, baseline.quantity)
    wish = _wish(spec, value, baseline.quantity, better)
    return Target(spec.text, value, _met(spec, value, reached, baseline, wish, accumulates))


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


def _met(
    spec: TargetSpec, value: float | None, reached: At, baseline: At, wish: Better, accumulates: Accumulates
) -> bool | None:
    if not isinstance(reached.quantity, Known) or wish is Better.NEITHER:
        return None
    passed = _passed(reached.quantity.number, value, baseline.quantity, wish)
    if passed is None:
        return None
    adds_up = accumulates in (Accumulates.SUM, Accumulates.CUMULATIVE)
    if not adds_up or _year_is_out(reached.period):
        return passed if wish is Better.HIGHER else not passed
    return _met_so_far(passed, wish)


def _passed(number: float, value: float | None, baseline: Quantity, wish: Better) -> bool | None:
    """Beyond the mark: at or over it when more is wished for, over it when less is (a bare "reduce": not under)."""
    if value is not None:
        return number >= value if wish is Better.HIGHER else number > value
    if not isinstance(baseline, Known):
        return None
    return number > baseline.number if wish is Better.HIGHER else number >= baseline.number


def _met_so_far(passed: bool, wish: Better) -> bool | None:
    if not passed:
        return None
    return wish is Better.HIGHER


def _year_is_out(period: Period) -> bool:
    return period.end.month == 3
