"""Days down, parts of the day across, with totals both ways and the per cent that each day is of the week."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def write(pen: Pen) -> None:
    short = pen.luck() < 0.4
    grid = Grid(pen, "Day", [day[:3] if short else day for day in DAYS])
    bands = pen.pick(
        ("00:00-05:59", "06:00-11:59", "12:00-17:59", "18:00-23:59"),
        ("Night", "Morning", "Afternoon", "Evening"),
        ("0-6h", "6-12h", "12-18h", "18-24h"),
    )
    parts = [grid.counts(band, 5, 90) for band in bands]
    total = grid.total(pen.pick("Total", "All day"), parts)
    whole = sum(cell.value for cell in total.cells)
    week = pen.number(whole)
    cents = Style(places=1, after="%")
    share = grid.derived(
        pen.pick("% of week", "Share of week"), lambda row: pen.share(fig(total, row), week, cents)
    )
    grid.labels.append(pen.pick("Week", "Total"))
    for column in parts:
        column.cells.append(pen.sum(column.cells))
    pen.relate("sum", week, list(total.cells))
    total.cells.append(week)
    share.cells.append("100%")
    grid.order.append(7)
    pen.add(grid.table(pen.pick("When it happens", "Calls by day and hour"), ordered=True))
