"""Bullets that each read one cell of a matrix by its place and measure."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    names, places = pen.some(pen.words.offences, 5), pen.some(pen.words.places, 4)
    grid = Grid(pen, "Offence", names)
    columns = [grid.counts(place, 5, 400) for place in places]
    grid.total("All areas", columns)
    items = []
    for row in pen.some(range(5), 3):
        at = pen.chance.randrange(4)
        items.append(f"{places[at]} had {pen.again(fig(columns[at], row))} {names[row].lower()} offences")
    pen.bullets(*items)
    pen.add(grid.table("Offences by area"))
