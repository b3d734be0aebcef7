"""Four quarters and the year, with a total row."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads


def write(pen: Pen) -> None:
    labels = pen.some(pen.words.offences, pen.chance.randint(4, 9))
    grid = Grid(pen, "Offence", labels)
    quarters = [grid.counts(head, 20, 900) for head in quarter_heads(pen.chance)]
    year = pen.pick("Total", "Year", "Full year", "Annual total")
    grid.total(year, quarters)
    if pen.luck() < 0.8:
        grid.sum_row(pen.pick("Total", "All offences", "Total recorded"))
    pen.add(grid.table("Recorded offences by quarter"))
