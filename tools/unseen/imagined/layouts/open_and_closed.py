"""Cases at the start, new, closed and at the end."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Team", "Service"), pen.some(pen.words.wards, 6))
    start = grid.counts(pen.pick("Open at start", "Brought forward", "Cases b/f"), 40, 200)
    new = grid.counts(pen.pick("New", "Opened", "Received"), 20, 150)
    done = grid.counts(pen.pick("Closed", "Completed"), 10, 60)

    def left(row: int) -> Fig:
        parts = [fig(start, row), fig(new, row), fig(done, row)]
        figure = pen.number(parts[0].value + parts[1].value - parts[2].value)
        return pen.relate("difference", figure, parts, signs=(1, 1, -1))

    grid.derived(pen.pick("Open at end", "Carried forward", "Cases c/f"), left, adds=True)
    grid.sum_row("Total")
    pen.add(grid.table("Caseload"))
