"""The highest and the lowest of a table, by name."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    places = pen.some(pen.words.wards, 7)
    grid = Grid(pen, "Ward", places)
    values = pen.some(range(20, 500), 7)
    column = grid.derived("Incidents", lambda row: pen.number(values[row]))
    figures = [fig(column, row) for row in range(7)]
    top, low = pen.named(places, figures), pen.named(places, figures, highest=False)
    high = pen.again(figures[max(range(7), key=lambda n: values[n])])
    least = pen.again(figures[min(range(7), key=lambda n: values[n])])
    pen.say(f"{top} had the highest number of incidents ({high}) and {low} the lowest ({least}).")
    pen.add(grid.table("Incidents by ward"))
