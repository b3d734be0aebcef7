"""The change before what it is of: the difference and the per cent, this year, and last year at the end."""

from tools.unseen.grid import Column, Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import part_years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = pen.pick(
        ("Last year", "This year"), ("Previous period", "Current period"), part_years(pen.chance)
    )
    grid = Grid(pen, pen.pick("Crime group", "Type", ""), pen.some(pen.words.offences, 7))
    was = grid.counts(before, 40, 900)
    new = grid.near(now, was, 0.35)
    change = grid.derived(
        pen.pick("Diff", "No. diff", "+/-", "Num change"),
        lambda row: pen.less(fig(new, row), fig(was, row)),
        adds=True,
    )
    cents = grid.percent(
        pen.pick("% diff", "% change", "%", "% +/-"), new, was, Style(places=1, after=pen.pick("%", ""))
    )
    if pen.luck() < 0.7:
        grid.sum_row(pen.pick("Total", "Grand total", "Overall"))
    order: list[Column] = pen.pick(
        [change, cents, new, was], [new, was, change, cents], [cents, change, was, new]
    )
    grid.columns = order
    pen.add(grid.table("Change on last year"))
