"""What a framework promised of an indicator for a quarter: its baseline, and its target as it is written."""

from __future__ import annotations

from tithing.indicators.defined.frameworks import BaselineSpec, Framework, TargetSpec
from tithing.indicators.result import At
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, noted
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable

NO_FRAMEWORK = NotApplicable("the framework of this plan year has no baseline for it")
AS_PRINTED = Caveat(CaveatKind.STATED, "as printed in the plan")


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
