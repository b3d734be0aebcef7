"""Places with their rate, and a family average that is no mean of the rates shown, with the gap to it."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Measure", pen.some(pen.words.services, 6))
    rate = Style(places=pen.pick(1, 2))
    ours = grid.derived("Our rate", lambda row: pen.number(pen.chance.randint(2000, 9000) / 1000, rate))
    theirs = grid.derived(
        pen.pick("Family average", "Benchmark", "Similar areas"),
        lambda row: pen.number(pen.chance.randint(2000, 9000) / 1000, rate),
    )
    ours.cells[:] = [pen.number(float(rate.rounded(fig(ours, n).value)), rate) for n in range(6)]
    theirs.cells[:] = [pen.number(float(rate.rounded(fig(theirs, n).value)), rate) for n in range(6)]
    signed = Style(places=rate.places, sign=pen.pick("+", ""))
    grid.change(pen.pick("Gap", "Difference", "+/- average"), ours, theirs, signed)
    if pen.luck() < 0.5:
        grid.percent("% above or below", ours, theirs, Style(places=0, after="%", sign=signed.sign))
    pen.add(grid.table("Set beside our family"))
