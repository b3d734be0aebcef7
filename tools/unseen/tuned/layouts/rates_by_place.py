"""A count, the people who live there and the rate, by ward."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    per = pen.pick(1000, 1000, 10000)
    grid = Grid(pen, pen.pick("Ward", "Area", "Neighbourhood"), pen.some(pen.words.wards, 8))
    counts = grid.counts(pen.pick("Offences", "Incidents", "Number"), 20, 700)
    people = grid.counts("Population", 3000, 16000)
    places = pen.pick(1, 2)
    grid.derived(
        f"Rate per {per:,}",
        lambda row: pen.rate(fig(counts, row), fig(people, row), per, Style(places=places)),
    )
    if pen.luck() < 0.7:
        grid.sum_row(pen.pick("Borough", "All wards", "Total"))
    pen.add(grid.table("Incidents by ward"))
