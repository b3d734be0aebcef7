"""Answers of two surveys in per cents, with the change in points and the number who answered."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.questions, 6)
    grid = Grid(pen, pen.pick("Statement", "Question"), names)
    style = Style(places=pen.pick(0, 1), after=pen.pick("%", ""))
    first = grid.derived("Spring 2029", lambda row: pen.number(pen.chance.randint(20, 90), style))
    second = grid.derived(
        "Spring 2030", lambda row: pen.number(fig(first, row).value + pen.pick(-6, -3, 2, 4, 9), style)
    )
    points = Style(places=style.places, sign=pen.pick("+", ""), after=pen.pick("", " pts", "pp"))
    grid.change(pen.pick("Change (points)", "Point change", "Change"), second, first, points)
    base = pen.count(400, 1200)
    grid.words("Base", lambda row: str(pen.near(base, 0.03)))
    pen.add(grid.table("What residents told us (%)", ordered=True))
