"""Cases open at the start, new, closed, and open at the end."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, "Team", pen.some(pen.words.wards, 5))
    opened = grid.counts("Open at start", 60, 240)
    new = grid.counts("New", 20, 120)
    closed = grid.counts(pen.pick("Closed", "Completed", "Ended"), 10, 60)

    def left(row: int) -> Fig:
        parts = [fig(opened, row), fig(new, row), fig(closed, row)]
        figure = pen.number(parts[0].value + parts[1].value - parts[2].value)
        return pen.relate("difference", figure, parts, signs=(1, 1, -1))

    grid.derived("Open at end", left, adds=True)
    grid.sum_row("Total")
    pen.add(grid.table("Caseload"))
