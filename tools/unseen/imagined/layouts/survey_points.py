"""A survey, three waves of it: per cents, points between the last two and since the first, with a word on chance."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    year = pen.chance.randint(2028, 2033)
    cents = Style(after=pen.pick("%", "%", ""), places=pen.pick(0, 1))
    grid = Grid(pen, pen.pick("Statement", "People who"), pen.some(pen.words.questions, 6))
    unit = "" if cents.after else " (%)"
    first = grid.counts(f"{year - 4}{unit}", 22, 78, cents)
    second = grid.near(f"{year - 1}{unit}", first, 0.15, cents)
    third = grid.near(f"{year}{unit}", second, 0.15, cents)
    points = Style(sign="+", places=cents.places, after=pen.pick("", "pp"))
    grid.change(pen.pick("Change in year (points)", "1-yr change, pp"), third, second, points)
    grid.change(pen.pick(f"Change since {year - 4} (points)", "4-yr change, pp"), third, first, points)
    words = [pen.pick("Beyond chance", "Within chance") for _ in range(6)]
    grid.words(pen.pick("Significance", "Beyond chance?"), lambda row: words[row])
    pen.add(grid.table("What people told us", notes=(f"Base: {pen.chance.randint(900, 1600)} residents.",)))
