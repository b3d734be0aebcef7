"""Relations of a family of figures that others make: which hold, and for the rest what the figure should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.intervals import plain
from tithing.checking.understand.lines.made import Made

_SURE = counted("test.making", "sure")


def relations_of(rule: str, family: Sequence[Made], *, kind: str = "") -> Iterator[Relation]:
    """The relation of each line; a fault is certain only where many lines are made so and it is no matter of rounding."""
    for _, relation in numbered_relations_of(rule, family, kind=kind):
        yield relation


def numbered_relations_of(
    rule: str, family: Sequence[Made], *, kind: str = ""
) -> Iterator[tuple[int, Relation]]:
    """The same, each with the number of its line; a line that is off by a matter of rounding says nothing."""
    fitting = sum(made.fits for made in family)
    for number, made in enumerate(family):
        if made.fits:
            yield number, Relation(rule, kind or rule, (made.result, *made.inputs), True)
        elif not _slight(made):
            yield number, _wrong(rule, kind or rule, made, fitting)


def _wrong(rule: str, kind: str, made: Made, fitting: int) -> Relation:
    right = show(made.middle, made.result.number)
    words = (
        f"{made.working} = {plain(made.middle, made.result.number.decimals + 1)}, not {made.result.text}; "
        f"{fitting} other lines of the table are made so."
    )
    expected = {made.result: right} | {
        figure: show(value, figure.number) for figure, value in made.rights.items() if value >= 0
    }
    slips = {f: slip for f, right in expected.items() if (slip := likely_slip(f.text, right))}
    fault = next(iter(slips)) if made.result not in slips and len(slips) == 1 else made.result
    figures = (fault, *(figure for figure in (made.result, *made.inputs) if figure is not fault))
    severity = Severity.CERTAIN if fitting >= _SURE and not _slight(made) else Severity.PROBABLE
    return Relation(rule, kind, figures, False, severity, words, expected, slips.get(fault, ""))


def _slight(made: Made) -> bool:
    """Off by no more than a unit of the last digit: worked out from figures rounded otherwise; what whole counts make is not."""
    exact = made.result.exact or all(figure.exact for figure in made.inputs)
    if exact and made.span[0] == made.span[1]:
        return False
    step = made.result.number.step
    return made.span[0] - made.result.high <= step and made.result.low - made.span[1] <= step
