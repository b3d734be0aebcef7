"""How the plan stands: of the targets it sets, which are met, which are not, and of which nobody can say.

>>> plan_standing([]).of
0
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tithing.indicators.result import Result


@dataclass(frozen=True)
class PlanStanding:
    """Results with a target, in the plan's order; `no_target` is how many of its indicators have none."""

    met: tuple[Result, ...] = ()
    missed: tuple[Result, ...] = ()
    not_known: tuple[Result, ...] = ()
    no_target: int = 0

    @property
    def of(self) -> int:
        """How many targets the plan sets."""
        return len(self.met) + len(self.missed) + len(self.not_known)


def plan_standing(results: Iterable[Result]) -> PlanStanding:
    """The standing of a plan's indicators, each once."""
    promised = {result.indicator: result for result in reversed(tuple(results))}
    ordered = tuple(reversed(promised.values()))
    aimed = [result for result in ordered if result.target.text]
    judged = {result.indicator: _is_met(result) for result in aimed}
    met, missed, open_ = (
        tuple(result for result in aimed if judged[result.indicator] is which)
        for which in (True, False, None)
    )
    return PlanStanding(met, missed, open_, len(ordered) - len(aimed))


def _is_met(result: Result) -> bool | None:
    """None too where a caveat could explain on which side of its baseline it lies."""
    return result.target.met if result.change_on_baseline.told else None
