"""Residents, crimes and crimes for each thousand residents, ward by ward, with a row of all."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Ward", "Neighbourhood", "Area"), pen.some(pen.words.wards, 7))
    people = grid.counts(pen.pick("Residents", "Population", "Mid-year population"), 3000, 15000)
    crimes = grid.counts(pen.pick("Crimes", "Recorded", "Incidents"), 60, 900)
    head = pen.pick("Per 1,000 residents", "Rate per 1,000", "Crimes per 1,000", "Rate (per 1,000 pop.)")
    style = Style(places=pen.pick(1, 2))
    grid.derived(head, lambda row: pen.rate(fig(crimes, row), fig(people, row), 1000, style))
    if pen.luck() < 0.6:
        grid.sum_row(pen.pick("Borough", "All wards", "District total"))
    pen.add(grid.table("Crime by ward"))
