"""Jobs, done in time, and the per cent, for this quarter and last, with the points between."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Repair type", pen.some(pen.words.housing, 5))
    style = Style(places=1, after="%")
    rates = []
    for head in ("Q1", "Q2"):
        jobs = grid.counts(f"Jobs {head}", 90, 1400)
        done = grid.part_of(f"In time {head}", jobs, 0.7, 0.99)
        rates.append(grid.share(f"% in time {head}", done, jobs, style))
    grid.derived("Change (points)", lambda row: _points(pen, fig(rates[1], row), fig(rates[0], row)))
    grid.sum_row("All repairs")
    pen.add(grid.table("Repairs done in time"))


def _points(pen: Pen, now: Fig, was: Fig) -> Fig:
    figure = pen.number(now.value - was.value, Style(places=1, sign="+"))
    return pen.relate("difference", figure, [now, was], signs=(1, -1))
