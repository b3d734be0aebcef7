"""Days down, times of day across, both added, with what part of the week each day is."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write(pen: Pen) -> None:
    grid = Grid(pen, "Day", list(DAYS))
    heads = pen.pick(("00-06", "06-12", "12-18", "18-24"), ("Night", "Morning", "Afternoon", "Evening"))
    shifts = [grid.counts(head, 5, 90) for head in heads]
    day = grid.total(pen.pick("Day total", "Total", "All day"), shifts)
    grid.sum_row(pen.pick("Week", "Total"))
    whole = fig(day, 7)
    if pen.luck() < 0.6:
        style = Style(places=0, after="%")
        grid.derived(pen.pick("% of week", "% of total"), lambda row: pen.share(fig(day, row), whole, style))
    pen.add(grid.table("When incidents happen", ordered=True))
