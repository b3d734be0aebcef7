"""So far, a straight forecast of the year end, the target and how far the forecast is from it."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    months = pen.pick(3, 6, 9)
    grid = Grid(pen, "Measure", pen.some(pen.words.services, 6))
    sofar = grid.counts(pen.pick("Year to date", f"{months} months"), 30, 600)
    forecast = grid.derived(
        pen.pick("Projected year end", "Forecast outturn"),
        lambda row: pen.number(round(fig(sofar, row).value * 12 / months)),
    )
    target = grid.near("Target", forecast, 0.15)
    grid.change(pen.pick("Forecast v target", "Forecast less target"), forecast, target)
    pen.add(grid.table(f"Where we expect to be after {months} months"))
