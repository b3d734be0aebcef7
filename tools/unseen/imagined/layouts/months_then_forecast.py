"""Months across, the year to date, what is still expected, the year that makes, its target and how far off."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Activity", "Measure"), pen.some(pen.words.fires, 6))
    done = pen.pick(5, 6, 7)
    months = [grid.counts(head, 8, 120) for head in month_heads(pen.chance, done)]
    so_far = grid.derived(
        pen.pick("YTD", "Year to date", "To date"),
        lambda row: pen.running([fig(each, row) for each in months]),
    )
    rest = grid.derived(
        pen.pick("Expected to March", "Remaining (est.)"),
        lambda row: pen.number(
            round(fig(so_far, row).value * (12 - done) / done * pen.chance.uniform(0.8, 1.2))
        ),
    )
    forecast = grid.total(pen.pick("Year-end forecast", "Forecast"), [so_far, rest])
    target = grid.near(pen.pick("Target for the year", "Ceiling"), forecast, 0.15)
    grid.change(
        pen.pick("Over / (under)", "Forecast against target"),
        forecast,
        target,
        Style(brackets=True) if pen.luck() < 0.5 else Style(sign="+"),
    )
    pen.add(grid.table("Where the year is heading"))
