"""A table of counts by kind, and sentences on what part of the whole a kind is."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} made up {cent} of all incidents.",
    "{cent} of incidents were {lower}.",
    "{name} accounted for {cent} of the total.",
)


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 6)
    grid = Grid(pen, "Kind", names)
    column = grid.counts("Number", 30, 600)
    whole = fig(column, grid.sum_row("All incidents"))
    pen.add(grid.table("Incidents by kind"))
    cents = Style(places=pen.pick(0, 1), after="%")
    for row in pen.some(range(6), 3):
        share = pen.share(fig(column, row), whole, cents)
        pen.say(pen.chance.choice(FORMS).format(name=names[row], lower=names[row].lower(), cent=share))
