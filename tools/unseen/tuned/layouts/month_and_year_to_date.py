"""The month and the year to date, each beside last year's."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS, years


def write(pen: Pen) -> None:
    last, this = years(pen.chance, 2)
    month = pen.chance.choice(MONTH_WORDS)
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 6))
    a = grid.counts(f"{month} {last}", 10, 90)
    b = grid.near(f"{month} {this}", a, 0.5)
    grid.change("Change", b, a)
    c = grid.counts(f"YTD {last}", 120, 900)
    d = grid.near(f"YTD {this}", c, 0.3)
    grid.change("YTD change", d, c)
    grid.percent("YTD % change", d, c)
    grid.sum_row("Total")
    pen.add(grid.table("Month and year to date"))
