"""A baseline, a reduction sought in per cent, the number that makes, and the reduction so far."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Priority", pen.some(pen.words.offences, 6))
    base = grid.counts("Baseline", 300, 2400)
    sought = grid.derived(
        "Reduction sought", lambda row: pen.number(pen.chance.choice((5, 10, 15, 20)), Style(after="%"))
    )
    grid.derived("Target number", lambda row: _target(pen, fig(base, row), fig(sought, row)))
    latest = grid.near("Latest", base, 0.25)
    grid.percent("Change so far", latest, base, Style(places=1, after="%"))
    pen.add(grid.table("Reduction targets"))


def _target(pen: Pen, base: Fig, sought: Fig) -> Fig:
    figure = pen.number(base.value * (1 - sought.value / 100))
    return pen.relate("reduced", figure, [base, sought])
