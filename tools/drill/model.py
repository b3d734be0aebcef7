"""What a book's figures should be, worked out from what was sent and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools.drill.sent import BEFORE, MONTHS, QUARTER, Fact, Part, Sent

Figures = dict[Fact, float]


@dataclass(frozen=True)
class Standing:
    """One entry of the journal that stands: what it says, and by what day it is ordered among the others."""

    part: Part
    released: str
    of: Sent


@dataclass(frozen=True)
class Model:
    """The entries that stand, in the order in which they came.

    >>> from pathlib import Path
    >>> a = Sent(Path("a"), "2018-05-02", (Part("a", {("shoplifting", "2017-18Q4"): 45}),))
    >>> b = Sent(Path("b"), "2018-05-01", (Part("b", {("shoplifting", "2017-18Q4"): 44}),))
    >>> Model().with_file(a).with_file(b).figures()
    {('shoplifting', '2017-18Q4'): 45}
    >>> Model().with_file(a).with_file(b).without("a").figures()
    {('shoplifting', '2017-18Q4'): 44}
    """

    standing: tuple[Standing, ...] = ()

    def with_file(self, sent: Sent) -> Model:
        return Model((*self.standing, *(Standing(part, sent.released, sent) for part in sent.parts)))

    def with_files(self, files: Iterable[Sent]) -> Model:
        model = self
        for sent in files:
            model = model.with_file(sent)
        return model

    def without(self, *names: str) -> Model:
        """The same when these entries had never come."""
        return Model(tuple(each for each in self.standing if each.part.name not in names))

    def known_on(self, day: str) -> Model:
        """The same without what was released later."""
        return Model(tuple(each for each in self.standing if each.released <= day))

    def figures(self) -> Figures:
        """Each figure of the two quarters: the latest release's; a quarter of months where all three are there."""
        known: dict[Fact, float] = {}
        for each in sorted(self.standing, key=lambda each: each.released):
            known.update(each.part.facts)
        quarters = {fact: value for fact, value in known.items() if fact[1] in (QUARTER, BEFORE)}
        return quarters | _summed(known)


def _summed(known: dict[Fact, float]) -> Figures:
    measures = {measure for measure, period in known if period in MONTHS}
    whole = [measure for measure in sorted(measures) if all((measure, month) in known for month in MONTHS)]
    return {(measure, QUARTER): sum(known[measure, month] for month in MONTHS) for measure in whole}
