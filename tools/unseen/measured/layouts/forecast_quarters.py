"""Two quarters done and two forecast, marked f, the year's forecast and how far it is from the target."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Measure", pen.some(pen.words.fires, 6))
    mark = pen.pick("f", " (f)", " est")
    first = [grid.counts(head, 20, 300) for head in ("Q1", "Q2")]
    later = [grid.counts(head, 20, 300, Style(after=mark)) for head in ("Q3", "Q4")]
    year = grid.total("Year (forecast)", [*first, *later])
    target = grid.near("Target", year, 0.2)
    grid.change("Forecast less target", year, target)
    pen.add(grid.table("Forecast for the year", notes=[f"{mark.strip()}: forecast."]))
