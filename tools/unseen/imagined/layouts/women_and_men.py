"""Women, men, not known, all, and the per cent of women."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Service", "Group"), pen.some(pen.words.health, 6))
    women = grid.counts(pen.pick("Female", "Women"), 40, 400)
    men = grid.counts(pen.pick("Male", "Men"), 40, 400)
    other = grid.counts(pen.pick("Not known", "Not stated"), 1, 30)
    whole = grid.total(pen.pick("All", "Total", "All people"), [women, men, other])
    grid.share(pen.pick("% female", "% women", "Female %"), women, whole, Style(places=1, after="%"))
    grid.sum_row("Total")
    pen.add(grid.table("Who was helped"))
