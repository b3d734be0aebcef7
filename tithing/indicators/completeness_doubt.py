"""Whether a change may be one of completeness: fewer of the force's rows without a place than before, or more."""

from __future__ import annotations

from dataclasses import dataclass

from tithing.incidents.completeness import WithoutPlace
from tithing.indicators.evidence import Evidence
from tithing.indicators.over_suppliers import FORCES
from tithing.indicators.result import At
from tithing.observations.measure import Measure
from tithing.vocabulary.quantity import Known

Placed = tuple[WithoutPlace, At]  # how many had no place, and the figure of the same period

TOLD_FROM = 0.02  # a difference of two in a hundred: whole forces vary by less from year to year


@dataclass(frozen=True)
class CompletenessDoubt:
    """What is said beside the change, and whether it could be half of the change or more."""

    words: str
    could_explain: bool


def completeness_doubt(
    evidence: Evidence, measure: Measure, *, area: str, now: At, before: At
) -> CompletenessDoubt | None:
    """None where places are no matter: another kind of measure, the force's own area, or as complete as before."""
    known = isinstance(now.quantity, Known) and isinstance(before.quantity, Known)
    force = evidence.home_force(area) if measure.suppliers == FORCES else ""
    if not (known and force) or evidence.completeness is None or area == _area_of(evidence, force):
        return None
    found = evidence.completeness()
    one, other = (found.over(force, measure.slug, at.period) for at in (now, before))
    return _told(evidence, force, (one, now), (other, before)) if one and other else None


def _told(evidence: Evidence, force: str, one: Placed, other: Placed) -> CompletenessDoubt | None:
    if abs(one[0].share - other[0].share) < TOLD_FROM:
        return None
    return CompletenessDoubt(_words(evidence, force, one, other), _could_explain(*one, *other))


def _area_of(evidence: Evidence, force: str) -> str:
    return next((each.code for each in evidence.suppliers.forces if each.slug == force), "")


def _words(evidence: Evidence, force: str, one: Placed, other: Placed) -> str:
    return (
        f"of the rows of {evidence.suppliers.title(force)}, {other[0].words} had no place in {other[1].period.label} and "
        f"{one[0].words} in {one[1].period.label}: they are in no district's count, so the change here is not only one "
        "of what happened"
    )


def _could_explain(one: WithoutPlace, now: At, other: WithoutPlace, before: At) -> bool:
    assert isinstance(now.quantity, Known)
    assert isinstance(before.quantity, Known)
    larger = max(now.quantity.number, before.quantity.number)
    by_places = abs(one.share - other.share) * larger
    return 2 * by_places >= abs(now.quantity.number - before.quantity.number)
