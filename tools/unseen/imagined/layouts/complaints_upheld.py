"""Complaints brought in and decided, in the second of which some came from before; upheld wholly, in part or not, and the rate."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(
        pen,
        pen.pick("Service", "Directorate"),
        [f"{name} services" for name in pen.some(pen.words.budgets, 6)],
    )
    grid.counts(pen.pick("Received", "New complaints"), 30, 260)
    wholly = grid.counts("Upheld", 5, 80)
    partly = grid.counts(pen.pick("Partly upheld", "Upheld in part"), 4, 60)
    no = grid.counts(pen.pick("Not upheld", "Rejected"), 10, 120)
    decided = grid.total(pen.pick("Decided", "Closed in the year"), [wholly, partly, no])
    either = pen.luck() < 0.5
    cents = Style(after="%")
    if either:
        both = grid.total("Upheld or partly", [wholly, partly])
        grid.share(pen.pick("% upheld or partly", "Upheld rate"), both, decided, cents)
    else:
        grid.share("% wholly upheld", wholly, decided, cents)
    late = grid.derived(
        "Answered late", lambda row: pen.number(int(fig(decided, row).value * pen.chance.uniform(0.05, 0.4)))
    )
    late.make = None
    grid.share("% late", late, decided, cents)
    grid.sum_row("Council")
    note = "Complaints decided may have been received in an earlier year."
    pen.add(grid.table("Complaints", notes=(note,) if pen.luck() < 0.6 else ()))
