"""Target, actual, and actual less target, which may be below nought."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Measure", pen.some(pen.words.fires, 7))
    target = grid.counts("Target", 60, 600)
    actual = grid.near("Actual", target, 0.3)
    signed = Style(sign=pen.pick("+", ""))
    grid.change(pen.pick("Against target", "Variance from target", "Over/under"), actual, target, signed)
    if pen.luck() < 0.5:
        grid.percent("% variance", actual, target, Style(places=1, after="%"))
    pen.add(grid.table("How we did against target", notes=["Lower is better for every measure."]))
