"""A block for each offence: months down, two years across, and the block's total."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS, years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    start = pen.chance.randint(0, 8)
    months = MONTH_WORDS[start : start + 4]
    for name in pen.some(pen.words.offences, 4):
        grid = Grid(pen, "Month", list(months))
        was = grid.counts(f"Recorded {before}", 2, 90)
        grid.near(f"Recorded {now}", was, 0.5)
        if pen.luck() < 0.7:
            grid.sum_row("Total")
        pen.heading(name, 3)
        pen.add(grid.table("", ordered=True))
