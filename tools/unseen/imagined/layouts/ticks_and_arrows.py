"""This year and last, with an arrow and the per cent, and whether it met its target."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    up, down = pen.pick(("▲", "▼"), ("↑", "↓"))
    grid = Grid(pen, "Indicator", pen.some(pen.words.fires, 6))
    was = grid.counts(pen.pick("2030/31", "Last year"), 30, 600)
    new = grid.near(pen.pick("2031/32", "This year"), was, 0.3)
    size = Style(places=1, after="%", size=True)
    grid.words(
        pen.pick("Trend", "Direction", "DoT"),
        lambda row: (
            f"{pen.went(fig(new, row), fig(was, row), up, down)} {pen.percent(fig(new, row), fig(was, row), size)}"
        ),
    )
    pen.add(grid.table("Direction of travel"))
