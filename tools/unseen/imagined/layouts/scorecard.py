"""A scorecard: a reference, which way is good, target, four quarters, the year so far, how far off."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 7)
    grid = Grid(pen, "Indicator", names)
    grid.words("Ref", lambda row: f"CS{row + 1:02}")
    grid.words("Good is", lambda row: pen.pick("High", "Low"))
    quarters = [grid.counts(f"Q{n}", 20, 400) for n in (1, 2, 3, 4)]
    year = grid.derived("YTD", lambda row: pen.running([fig(each, row) for each in quarters]))
    target = grid.near("Annual target", year, 0.2)
    grid.change("Variance", year, target, Style(sign="+"))
    if pen.luck() < 0.5:
        grid.percent("% variance", year, target, Style(places=1, after="%", sign="+"))
    pen.add(grid.table("Scorecard"))
