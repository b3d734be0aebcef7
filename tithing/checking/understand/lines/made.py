"""Figures that others make, in a table that says so by its figures: the lines in which they do outvote the one that does not.

A family is one relation over the lines of one table: a column and the two it is the product of, a row and the two it is
the difference of. It stands where so many lines fit that chance cannot have made them, and then the others are wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tithing.checking.thresholds import counted, exactly
from tithing.checking.understand.intervals import Interval, overlap
from tithing.checking.understand.pack import PrintedFigure, TableSheet

FEWEST = counted("understand.lines.made", "fewest")
MOST_OFTEN = exactly("understand.lines.made", "most_often")
_NEARLY_ALL = exactly("understand.lines.made", "nearly_all")
TELLING = counted("understand.lines.made", "telling")
NEAR = counted("understand.lines.made", "near")
_SMALL = counted("understand.lines.made", "small")
_UNLIKE = counted("understand.lines.made", "unlike")

Column = Sequence[PrintedFigure | None]


@dataclass(frozen=True, eq=False)
class Made:
    """One line: `result` should lie in `span`, which `inputs` make; `working` shows how; `rights` what an input would be."""

    result: PrintedFigure
    inputs: tuple[PrintedFigure, ...]
    span: Interval
    working: str
    rights: Mapping[PrintedFigure, Decimal] = field(default_factory=dict)
    point: Decimal | None = (
        None  # what the inputs make as they are printed, where that is no middle of the span
    )

    @property
    def fits(self) -> bool:
        return overlap((self.result.low, self.result.high), self.span)

    @property
    def middle(self) -> Decimal:
        return self.point if self.point is not None else (self.span[0] + self.span[1]) / 2

    @property
    def tells(self) -> bool:
        """Whether its agreement could not well be chance: two digits, in a span that leaves little open."""
        digits = sum(letter.isdigit() for letter in self.result.text)
        narrow = self.span[1] - self.span[0] <= abs(self.middle) / 5
        return self.result.value != 0 and digits >= TELLING and narrow


def stands(
    family: Sequence[Made], *, fewest: int = FEWEST, often: Decimal = MOST_OFTEN, small: int = _SMALL
) -> bool:
    """Whether enough lines of a family fit for the others to be wrong."""
    fitting = [made for made in family if made.fits]
    telling = [made.result.value for made in fitting if made.tells]
    various = len(set(telling)) >= min(2, fewest)
    told = (various and len(telling) >= fewest) or _small_and_many(fitting, small)
    return told and (len(fitting) >= often * len(family) or _exchanged(family))


def _exchanged(family: Sequence[Made]) -> bool:
    """Whether all lines fit but two, and each of these has what the other makes: rows changed round, which chance does not do."""
    wrong = [made for made in family if not made.fits]
    if len(wrong) != 2 or len(family) < 2 * len(wrong):
        return False
    one, two = wrong
    return all(
        other.tells and overlap((other.result.low, other.result.high), made.span)
        for made, other in ((one, two), (two, one))
    )


def _small_and_many(fitting: Sequence[Made], fewest: int) -> bool:
    """Whether results of one digit are so many, and so unlike one another, that chance did not make them to the digit."""
    exact = [made.result.value for made in fitting if made.result.exact and made.span[0] == made.span[1]]
    small = [value for value in exact if value]
    return len(small) >= fewest and len(set(small)) >= min(_UNLIKE, fewest)


def best(
    families: Sequence[Sequence[Made]],
    *,
    fewest: int = FEWEST,
    often: Decimal = MOST_OFTEN,
    small: int = _SMALL,
) -> Sequence[Made]:
    """The family that stands in the most lines, the nearest first; none where none does."""
    standing = [family for family in families if stands(family, fewest=fewest, often=often, small=small)]
    found = max(standing, key=lambda family: sum(made.fits for made in family), default=())
    return _to_the_digit(found)


def _to_the_digit(family: Sequence[Made]) -> Sequence[Made]:
    """Where nearly all lines are made of the figures as they are printed, those were not rounded, and none may be off."""
    exact = [replace(made, span=(made.middle, made.middle)) for made in family]
    fitting = sum(made.fits for made in exact)
    often = fitting > FEWEST and fitting >= _NEARLY_ALL * len(family)
    return exact if often else family


def columns_of(sheet: TableSheet) -> list[Column]:
    """The figures of each column, from the top."""
    rows = range(len(sheet.table.rows))
    return [[sheet.at(row, column) for row in rows] for column in sheet.columns]


def rows_of(sheet: TableSheet) -> list[Column]:
    """The figures of each row, from the left."""
    return [[sheet.at(row, column) for column in sheet.columns] for row in range(len(sheet.table.rows))]


def all_there(figures: Sequence[PrintedFigure | None]) -> tuple[PrintedFigure, ...] | None:
    """The figures, where every one of them is printed."""
    known = tuple(figure for figure in figures if figure is not None)
    return known if len(known) == len(figures) else None


def product(one: PrintedFigure, two: PrintedFigure, scale: Decimal = Decimal(1)) -> Interval:
    edges = [scale * a * b for a in (one.low, one.high) for b in (two.low, two.high)]
    return min(edges), max(edges)


def quotient(one: PrintedFigure, two: PrintedFigure, scale: Decimal = Decimal(1)) -> Interval | None:
    """What `scale` times one figure by another can be; None where the other may be nothing."""
    if two.low <= 0:
        return None
    edges = [scale * a / b for a in (one.low, one.high) for b in (two.low, two.high)]
    return min(edges), max(edges)


def less(one: PrintedFigure, two: PrintedFigure) -> Interval:
    return one.low - two.high, one.high - two.low


def added(figures: Sequence[PrintedFigure]) -> Interval:
    low = sum((figure.low for figure in figures), Decimal(0))
    return low, sum((figure.high for figure in figures), Decimal(0))
