"""How long people wait, in bands that add, and the per cent within the standard."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Specialty", pen.some(pen.words.health, 6))
    bands = [
        grid.counts(head, low, high)
        for head, low, high in (("0-18 weeks", 200, 900), ("19-52 weeks", 30, 300), ("Over 52 weeks", 1, 60))
    ]
    total = grid.total("Total waiting", bands)
    grid.share("% within 18 weeks", bands[0], total, Style(places=1, after="%"))
    grid.words("Standard", lambda row: "92%")
    grid.sum_row("Trust")
    pen.add(grid.table("Waiting list"))
