"""Searches, finds, the find rate, and the rate to the people."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Group", "District"), pen.some(pen.words.places, 6))
    searches = grid.counts("Searches", 40, 900)
    found = grid.part_of("Item found", searches, 0.1, 0.4)
    grid.share("Find rate", found, searches, Style(places=1, after="%"))
    people = grid.counts("Population", 18000, 90000)
    grid.derived(
        "Searches per 1,000",
        lambda row: pen.rate(fig(searches, row), fig(people, row), 1000, Style(places=1)),
    )
    grid.sum_row("Force")
    pen.add(grid.table("Use of powers"))
