"""A per cent since a baseline, by name of the year, with figures from the table beneath."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = years(pen.chance, 4)
    names = pen.some(pen.words.fires, 4)
    grid = Grid(pen, "Kind", names)
    columns = [grid.counts(labels[0], 60, 900)]
    for label in labels[1:]:
        columns.append(grid.near(label, columns[-1], 0.2))
    cents = Style(places=1, after="%", size=True)
    for row in pen.some(range(4), 2):
        now, base = fig(columns[-1], row), fig(columns[0], row)
        if now.value != base.value:
            way = pen.went(now, base, "up", "down")
            pen.say(
                f"Since the baseline year of {labels[0]}, {names[row].lower()} are {way} {pen.percent(now, base, cents)}."
            )
    pen.add(grid.table("Since the baseline", ordered=True))
