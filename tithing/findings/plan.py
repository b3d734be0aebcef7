"""How the plan stands: of the targets it sets, how many stand in each way that a target can.

>>> plan_standing([]).of
0
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.indicators.result import Result
from tithing.indicators.targets.target import TargetState

# The order in which they are told: what went wrong, what went right, what is open.
IN_ORDER = (
    TargetState.MISSED,
    TargetState.OUT_OF_REACH,
    TargetState.OFF_COURSE,
    TargetState.MET,
    TargetState.ON_COURSE,
    TargetState.TOO_EARLY,
    TargetState.NO_NUMBER,
    TargetState.NOT_KNOWN,
)


@dataclass(frozen=True)
class PlanStanding:
    """Results with a target by how it stands, in the plan's order; `no_target` is how many of its indicators have none."""

    by_state: tuple[tuple[TargetState, tuple[Result, ...]], ...] = ()
    no_target: int = 0

    @property
    def of(self) -> int:
        """How many targets the plan sets."""
        return sum(len(results) for _, results in self.by_state)


def plan_standing(results: Iterable[Result]) -> PlanStanding:
    """The standing of a plan's indicators, each once."""
    promised: dict[str, Result] = {}
    for result in results:
        promised.setdefault(result.indicator, result)
    found: dict[TargetState, list[Result]] = {}
    for result in promised.values():
        found.setdefault(result.target.state, []).append(result)
    standing = tuple((state, tuple(found[state])) for state in IN_ORDER if state in found)
    return PlanStanding(standing, len(found.get(TargetState.NONE, ())))
