"""Last year's outturn, this year's target, each quarter, and how far off the year to date is."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import financial


def write(pen: Pen) -> None:
    last, this = financial(pen.chance, 2)
    grid = Grid(pen, "Indicator", pen.some(pen.words.housing, 6))
    grid.counts(f"{last} outturn", 200, 900)
    grid.words(f"{this} target", lambda row: str(pen.number(10 * pen.chance.randint(30, 90))))
    quarters = [grid.counts(f"{this} {head}", 40, 240) for head in ("Q1", "Q2", "Q3")]
    ytd = grid.total("YTD", quarters)
    expected = grid.near("Expected by Q3", ytd, 0.2)
    grid.change("Variance", ytd, expected)
    pen.add(grid.table("Plan and progress"))
