"""Per cents of two surveys and the points between."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = calendar(pen.chance, 2)
    percent = Style(after=pen.pick("%", "%", ""))
    grid = Grid(pen, pen.pick("Statement", "Question", "Residents who…"), pen.some(pen.words.questions, 7))
    head = "{} %" if not percent.after else "{}"
    was = grid.derived(head.format(before), lambda row: pen.count(18, 82, percent))
    new = grid.derived(head.format(now), lambda row: pen.near(fig(was, row), 0.2, percent))
    style = Style(sign="+", after=pen.pick(" pp", "", " points"))
    grid.derived(
        pen.pick("Change (pp)", "Point change", "Change in points"),
        lambda row: _points(pen, fig(new, row), fig(was, row), style),
    )
    pen.add(grid.table("Residents' survey", notes=["Base: all who answered."]))


def _points(pen: Pen, now: Fig, was: Fig, style: Style) -> Fig:
    figure = pen.number(now.value - was.value, style)
    return pen.relate("difference", figure, [now, was], signs=(1, -1), slack=1.0)
