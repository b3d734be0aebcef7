"""Lines of a table that are worked out from other lines: a share, a rate, an average, a cost.

No head says it in the same words twice, and the figures say it plainly: where 100 times one line divided by another is
the third in nearly every place, it is so in all (R81, R85).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.intervals import overlap
from tithing.checking.understand.pack import PrintedFigure

Line = Sequence[PrintedFigure | None]
Interval = tuple[Decimal, Decimal]
Place = tuple[PrintedFigure, PrintedFigure, PrintedFigure]

_SCALES = tuple(Decimal(scale) for scale in (1, 100, 1000, 10000, 100000))
_FEWEST = counted("understand.lines.formulas", "fewest")
_FEWEST_NAMED = counted("understand.lines.formulas", "fewest_named")
_LONG = counted("understand.lines.formulas", "long")
_MOST_OFTEN = exactly("understand.lines.formulas", "most_often")
_NAMED_OFTEN = exactly("understand.lines.formulas", "named_often")
_NEAR = counted("understand.lines.formulas", "near")
_TELLING = counted("understand.lines.formulas", "telling")


@dataclass(frozen=True, eq=False)
class Formula:
    """`result` is `scale` times `over` divided by `under`."""

    result: int
    over: int
    under: int
    scale: Decimal
    agreeing: int


def formulas_in(
    lines: Sequence[Line],
    *,
    results: Sequence[int],
    inputs: Sequence[int],
    named: Collection[int] = (),
    bases: Collection[int] = (),
) -> Iterator[Formula]:
    """For each line that may be worked out, the two lines beside it that make it in most places, if any do; of a `named`
    one, which is called a share or a rate, two places that agree are enough where it has no more than three, and it may be on
    one of the `bases` wherever that stands."""
    for result in results:
        near = _near(result, inputs, bases if result in named else ())
        tried = (_formula(lines, result, *pair, named=result in named) for pair in permutations(near, 2))
        found = [formula for formula in tried if formula is not None]
        if found:
            yield max(found, key=lambda formula: formula.agreeing)


def _near(result: int, inputs: Sequence[int], far: Collection[int]) -> list[int]:
    return [line for line in inputs if line != result and (abs(line - result) <= _NEAR or line in far)]


def value_of(formula: Formula, over: PrintedFigure, under: PrintedFigure) -> Interval:
    """What the formula makes of two printed figures."""
    return formula.scale * over.low / under.high, formula.scale * over.high / under.low


def _formula(lines: Sequence[Line], result: int, over: int, under: int, *, named: bool) -> Formula | None:
    full = _full(lines[result], lines[over], lines[under])
    proof = _proof_of(len(full), named=named)
    scale = _scale(full) if proof is not None else None
    if proof is None or scale is None:
        return None
    formula = Formula(result, over, under, scale, 0)
    fitting = [r for r, o, u in full if overlap((r.number.low, r.number.high), value_of(formula, o, u))]
    telling = sum(_tells(figure, proof.digits) for figure in fitting)
    enough = len(fitting) >= proof.often * len(full) or _exchanged(formula, full)
    return replace(formula, agreeing=len(fitting)) if telling >= proof.fewest and enough else None


@dataclass(frozen=True)
class _Proof:
    """How many figures of so many digits have to fit, and how large a part of all places."""

    fewest: int
    digits: int
    often: Decimal


def _proof_of(places: int, *, named: bool) -> _Proof | None:
    """What proves a formula over so many places; None where they are too few."""
    if named and places == _FEWEST_NAMED + 1:
        return _Proof(_FEWEST_NAMED, _LONG, Decimal(0))
    if places < _FEWEST:
        return None
    return _Proof(_FEWEST - 1, _TELLING, _NAMED_OFTEN) if named else _Proof(_FEWEST, _TELLING, _MOST_OFTEN)


def _full(*lines: Line) -> list[Place]:
    """The places in which all three lines have a figure, and the one that divides is not nothing."""
    places = zip(*lines, strict=True)
    return [
        (r, o, u) for r, o, u in places if r is not None and o is not None and u is not None and u.low > 0
    ]


def _exchanged(formula: Formula, full: Sequence[Place]) -> bool:
    """Whether all places fit but two, and each of these has what the other makes: two rows changed round."""
    made = [((r.number.low, r.number.high), value_of(formula, o, u)) for r, o, u in full]
    wrong = [(given, right) for given, right in made if not overlap(given, right)]
    if len(wrong) != 2 or len(full) < 2 * len(wrong):
        return False
    (one, right_of_one), (two, right_of_two) = wrong
    return overlap(one, right_of_two) and overlap(two, right_of_one)


def _tells(figure: PrintedFigure, digits: int) -> bool:
    return figure.value != 0 and sum(letter.isdigit() for letter in figure.text) >= digits


def _scale(places: Sequence[Place]) -> Decimal | None:
    """The scale that the first places agree on; a wrong figure among them is outvoted."""
    votes = [
        scale
        for r, o, u in places[:5]
        for scale in _SCALES
        if overlap((r.number.low, r.number.high), (scale * o.low / u.high, scale * o.high / u.low))
    ]
    return max(set(votes), key=votes.count) if len(votes) > 1 else None
