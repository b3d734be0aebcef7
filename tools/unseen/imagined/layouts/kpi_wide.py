"""A wide page of indicators: reference, last year's outturn, the year's target, four quarters, the year and how far off it is."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import financial, quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = financial(pen.chance, 2)
    grid = Grid(pen, pen.pick("Indicator", "KPI", "Measure"), pen.some(pen.words.services, 7))
    refs = pen.chance.sample(range(10, 99), 7)
    grid.words(pen.pick("Ref", "No."), lambda row: f"CS{refs[row]}")
    good = [pen.pick("Low", "High") for _ in range(7)]
    grid.words(pen.pick("Good is", "Polarity", "Aim to"), lambda row: good[row])
    last = grid.counts(f"{before} outturn", 200, 2400)
    target = grid.near(f"{now} target", last, 0.1)
    quarters = [grid.counts(head, 40, 650) for head in quarter_heads(pen.chance)]
    year = grid.total(pen.pick(f"{now} outturn", "Year end", "Year total"), quarters)
    grid.change(pen.pick("Against target", "Variance", "+/- target"), year, target, Style(sign="+"))
    grid.percent(
        pen.pick(f"% change on {before}", f"Change on {before} %"),
        year,
        last,
        Style(places=1, after="%", sign="+"),
    )
    grid.derived(
        pen.pick("Direction", "DoT"), lambda row: pen.went(fig(year, row), fig(last, row), "▲", "▼", "►")
    )
    pen.add(grid.table(pen.pick("Performance in the year", "Indicators at year end")))
