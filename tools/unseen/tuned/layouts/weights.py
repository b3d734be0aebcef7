"""A count times a weight gives a score; the scores add."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 6))
    counts = grid.counts("Count", 5, 300)
    weight = grid.derived("Weight", lambda row: pen.count(1, 9) if row < 6 else "")
    head = pen.pick("Score", "Harm score", "Count x weight")
    grid.given(head, [pen.product(fig(counts, row), fig(weight, row)) for row in range(6)])
    grid.sum_row("Total")
    pen.add(grid.table("Harm score"))
