"""Per cents of change that are left out where the base is small, with a mark that says so; the counts still add."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import part_years
from tools.unseen.styles import Style

SMALL = 50


def write(pen: Pen) -> None:
    before, now = part_years(pen.chance)
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 8))
    bases = [
        pen.chance.randint(4, 40) if row % 3 == 1 else pen.chance.randint(SMALL, 700) for row in range(8)
    ]
    was = grid.given(before, [pen.number(base) for base in bases])
    new = grid.near(now, was, 0.4)
    grid.change(pen.pick("Change", "+/-"), new, was)
    mark = pen.pick("..", "n/c", "–", "#", "small base")
    cents = Style(places=1, after="%")

    def per_cent(row: int) -> str:
        base = fig(was, row)
        return mark if base.value < SMALL else str(pen.percent(fig(new, row), base, cents))

    grid.words(pen.pick("% change", "Change %"), per_cent)
    grid.sum_row("Total")
    note = f"{mark}: no percentage is given on a base of fewer than {SMALL}."
    pen.add(grid.table("Offences so far this year", notes=(note,)))
