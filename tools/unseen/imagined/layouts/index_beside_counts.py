"""Counts of four years and, beside them, each as an index on the first, which is 100."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Column, Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import financial, years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Town", "Area"), pen.some(pen.words.places, 7))
    two = pen.luck() < 0.5
    names = (financial if two else years)(pen.chance, 4)
    counts = [grid.counts(names[0], 150, 900)]
    for name in names[1:]:
        counts.append(grid.near(name, counts[-1], 0.25))
    places = pen.pick(0, 1)
    for name, column in zip(names, counts, strict=True):
        _index(pen, grid, name if two else f"{name} index", column, counts[0], places)
    if pen.luck() < 0.6:
        grid.sum_row(pen.pick("County", "All towns"))
    heads = ["", "Incidents", SPAN, SPAN, SPAN, f"Index ({names[0]} = 100)", SPAN, SPAN, SPAN]
    notes = () if two else (f"{names[0]} = 100",)
    pen.add(grid.table("Incidents over four years", notes=notes, heads=[heads] if two else ()))


def _index(pen: Pen, grid: Grid, head: str, column: Column, base: Column, places: int) -> None:
    style = Style(places=places)

    def made(row: int) -> Fig:
        of, start = fig(column, row), fig(base, row)
        figure = pen.number(100 * of.value / start.value, style)
        return figure if column is base else pen.relate("index", figure, [of, start], factor=100.0)

    grid.derived(head, made)
