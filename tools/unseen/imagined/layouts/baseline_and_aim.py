"""A baseline, the aim (so many per cent less), what came, and how far off the aim."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Priority", pen.some(pen.words.offences, 6))
    base = grid.counts(pen.pick("Baseline", "Baseline 2030/31"), 200, 2000)
    came = grid.near(pen.pick("Actual", "Result", "2031/32"), base, 0.25)
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    grid.change(pen.pick("Change from baseline", "Against baseline"), came, base, Style(sign=cents.sign))
    grid.percent(pen.pick("% change from baseline", "% against baseline"), came, base, cents)
    grid.words(
        "Status", lambda row: "On track" if fig(came, row).value <= fig(base, row).value else "Off track"
    )
    pen.add(grid.table("Priorities and baselines"))
