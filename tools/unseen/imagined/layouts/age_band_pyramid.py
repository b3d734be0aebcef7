"""Age bands with women, men and both, each as a number and what part of both it is."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    bands = pen.pick(
        ("0-15", "16-24", "25-44", "45-64", "65+"), ("Under 18", "18 to 34", "35 to 59", "60 and over")
    )
    grid = Grid(pen, pen.pick("Age", "Age group"), list(bands))
    female = grid.counts(pen.pick("Female", "Women"), 20, 200)
    male = grid.counts(pen.pick("Male", "Men"), 20, 200)
    both = grid.total(pen.pick("All", "Total"), [female, male])
    style = Style(places=1, after=pen.pick("%", ""))
    grid.share(pen.pick("% female", "Female as % of all"), female, both, style)
    if pen.luck() < 0.6:
        grid.sum_row(pen.pick("All ages", "Total"))
    pen.add(grid.table("Victims by age and sex", ordered=True))
