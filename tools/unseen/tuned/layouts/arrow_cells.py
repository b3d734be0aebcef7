"""This year and last, with an arrow and a per cent in one cell."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    up, down, level = pen.pick(("▲", "▼", "►"), ("↑", "↓", "→"))
    before, now = years(pen.chance, 2)
    style = Style(places=1, after="%", size=True)
    grid = Grid(pen, "Measure", pen.some(pen.words.services, 7))
    was = grid.counts(before, 15, 900)
    new = grid.near(now, was, 0.4)

    def cell(row: int) -> str:
        pair = fig(new, row), fig(was, row)
        return f"{pen.went(*pair, up, down, level)} {pen.percent(*pair, style)}"

    grid.words(pen.pick("Trend", "Direction", "Change", "Direction of travel"), cell)
    pen.add(grid.table("Headline measures"))
