"""What did not change, beside what did."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.fires, 4)
    grid = Grid(pen, "Kind", names)
    was = grid.counts(before, 20, 300)
    cells = [
        pen.number(fig(was, row).value if row % 2 else fig(was, row).value + pen.chance.randint(3, 60))
        for row in range(4)
    ]
    new = grid.given(now, cells)
    for row in range(4):
        way = pen.went(fig(new, row), fig(was, row), "rose", "fell", "unchanged")
        figure = pen.again(fig(new, row))
        if row % 2:
            pen.say(f"{names[row]} was {way} at {figure} in {now}.")
        else:
            pen.say(f"{names[row]} {way} to {figure} in {now}, from {pen.again(fig(was, row))}.")
    pen.add(grid.table("The kinds compared"))
