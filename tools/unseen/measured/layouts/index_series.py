"""Years down, a count and an index whose first year is 100."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = years(pen.chance, pen.chance.randint(5, 8))
    grid = Grid(pen, "Year", labels)
    count = grid.counts("Incidents", 300, 2500)
    style = Style(places=pen.pick(0, 1))
    grid.derived(f"Index ({labels[0]} = 100)", lambda row: _index(pen, fig(count, row), fig(count, 0), style))
    pen.add(grid.table("Incidents since the baseline", ordered=True))


def _index(pen: Pen, count: Fig, base: Fig, style: Style) -> Fig:
    figure = pen.number(100 * count.value / base.value, style)
    return pen.relate("index", figure, [count, base], factor=100.0)
