"""A finding rule as one value: what it needs, how it finds, and the kinds of facts it finds, which bring their words."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tithing.findings.fact import Fact, FactKind
from tithing.vocabulary.in_words.numbered import listed


class UndeclaredKind(ValueError):
    """A rule found a fact of a kind that it does not declare, so that nobody knows where to show it."""


@dataclass(frozen=True)
class FindingRule:
    """The names of `find`'s parameters are what the rule needs (`gathered.SpanInputs` has them all); one with a default
    it can do without. Facts are told in the order of their rules: those of a lower `order` first, then by file name.

    >>> FindingRule(lambda results, owed=None: (), kinds=()).needs
    ('results', 'owed')
    """

    find: Callable[..., Iterable[Fact]]
    kinds: tuple[FactKind, ...]
    order: int = 0

    @property
    def needs(self) -> tuple[str, ...]:
        return tuple(self._parameters)

    @cached_property
    def _parameters(self) -> dict[str, bool]:
        """What it needs, and whether it can do without."""
        found = inspect.signature(self.find).parameters.values()
        return {each.name: each.default is not inspect.Parameter.empty for each in found}

    def found_in(self, given: Mapping[str, Any]) -> tuple[Fact, ...]:
        """Its facts, or none where something it cannot do without is not given. Raises UndeclaredKind."""
        if any(name not in given and not optional for name, optional in self._parameters.items()):
            return ()
        facts = tuple(self.find(**{name: given[name] for name in self.needs if name in given}))
        strange = {fact.kind.name for fact in facts if fact.kind not in self.kinds}
        if strange:
            raise UndeclaredKind(
                f"{self.find.__module__} finds {listed(sorted(strange))}, not among its kinds"
            )
        return facts
