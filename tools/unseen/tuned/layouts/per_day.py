"""A total, the days of the period and the average a day."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    days = {
        "January": 31,
        "April": 30,
        "June": 30,
        "July": 31,
        "September": 30,
        "October": 31,
        "December": 31,
    }
    labels = sorted(pen.some(sorted(days), 5), key=MONTH_WORDS.index)
    grid = Grid(pen, "Month", labels)
    calls = grid.counts(pen.pick("Calls", "999 calls", "Attendances"), 900, 9000)
    length = grid.derived("Days", lambda row: pen.number(days[labels[row]]) if row < 5 else "")
    grid.derived(
        "Average per day", lambda row: pen.rate(fig(calls, row), fig(length, row), 1.0, Style(places=1))
    )
    pen.add(grid.table("Daily demand", ordered=True))
