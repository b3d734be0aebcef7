"""Age bands down, sexes across, totals both ways."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, "Age", ["Under 18", "18-24", "25-34", "35-49", "50-64", "65 and over"])
    heads = pen.pick(("Male", "Female"), ("Men", "Women"), ("Male", "Female", "Not stated"))
    columns = [grid.counts(head, 3, 160) for head in heads]
    grid.total(pen.pick("All", "Total", "Persons"), columns)
    grid.sum_row(pen.pick("All ages", "Total"))
    pen.add(grid.table("Victims by age and sex", ordered=True))
