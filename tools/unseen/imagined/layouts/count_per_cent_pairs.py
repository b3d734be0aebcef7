"""For each year a number and, beside it, what part of that year's whole it is, under two lines of heads or one."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Column, Grid, Make, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.health, 5)
    grid = Grid(pen, "Reason", names)
    style = Style(places=1, after=pen.pick("%", ""))
    two = pen.luck() < 0.5
    heads: list[str] = [""]
    for year in years(pen.chance, 2):
        count = grid.counts("No." if two else f"{year} No.", 20, 300)
        count.cells.append(pen.sum([fig(count, row) for row in range(5)]))
        share = grid.derived("%" if two else f"{year} %", _share_of(pen, count, style))
        share.cells.append(pen.pick("100.0%", "100%"))
        heads += [year, SPAN]
    grid.labels.append("Total")
    grid.order.append(5)
    pen.add(grid.table("Reasons given", heads=[heads] if two else ()))


def _share_of(pen: Pen, count: Column, style: Style) -> Make:
    """The share of each row's count in the last, their sum."""
    return lambda row: pen.share(fig(count, row), fig(count, 5), style)
