"""A rank in words of a group, with the table of the group."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, 7)
    values = pen.some(range(200, 990), 7)
    grid = Grid(pen, "Area", places)
    column = grid.derived("Rate per 1,000", lambda row: pen.number(values[row] / 10, Style(places=1)))
    order = sorted(range(7), key=lambda row: -values[row])
    for place in pen.some(range(7), 2):
        row = order[place]
        name = pen.word(places[row])
        pen.relate(
            "order",
            name,
            [fig(column, n) for n in range(7)],
            words=tuple(places),
            factor=float(place + 1),
            probable=True,
        )
        rate = pen.again(fig(column, row), Style(places=1))
        pen.say(f"{name} has the {ORDINALS[place]} highest rate of the {len(places)} areas, at {rate}.")
    pen.add(grid.table("Rates compared"))
