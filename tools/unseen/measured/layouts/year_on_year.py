"""Two years, the change and the per cent."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, pen.pick("Offence", "Crime type", "Category"), pen.some(pen.words.offences, 7))
    was = grid.counts(before, 15, 1500)
    new = grid.near(now, was)
    grid.change(pen.pick("Change", "+/-", "Difference", "No. change"), new, was)
    grid.percent(pen.pick("% change", "% Change", "Change (%)", "% +/-"), new, was)
    if pen.luck() < 0.7:
        grid.sum_row(pen.pick("Total", "All crime", "TOTAL"))
    pen.chatter()
    pen.add(grid.table(f"Crime in {pen.chance.choice(pen.words.places)}, {before} and {now}"))
