"""The rate of a year and the year before, the rank of each among a family of areas, and how many places it moved."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    size = pen.pick(8, 15, 16)
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 7))
    rate = Style(places=1)
    was = grid.given("Rate last year", [pen.number(pen.chance.randint(20, 300) / 10, rate) for _ in range(7)])
    now = grid.given("Rate this year", [pen.number(pen.chance.randint(20, 300) / 10, rate) for _ in range(7)])
    grid.percent("% change", now, was, Style(places=1, after="%", sign="+"))
    before = grid.counts(f"Rank last year (of {size})", 1, size)
    after = grid.counts(f"Rank this year (of {size})", 1, size)
    grid.derived(
        pen.pick("Places moved", "Change in rank"),
        lambda row: pen.less(fig(before, row), fig(after, row), Style(sign="+")),
    )
    pen.add(grid.table("Our place in the family", notes=("A move up is shown as plus. 1 is lowest.",)))
