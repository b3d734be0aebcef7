"""Per cents of change told for places of a table that has only the counts."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import Style

FORMS = (
    "{place} {rose} by {cent} between {before} and {now}.",
    "In {place}, incidents {rose} {cent} ({was} to {new}).",
    "Incidents in {place} {rose} from {was} in {before} to {new} in {now}.",
)


def write(pen: Pen) -> None:
    before, now = calendar(pen.chance, 2)
    places = pen.some(pen.words.places, 6)
    grid = Grid(pen, pen.pick("Area", "Locality"), places)
    was = grid.counts(before, 60, 700)
    new = grid.near(now, was, 0.35)
    grid.sum_row("Total")
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    pen.add(grid.table(f"Incidents by area, {before} and {now}"))
    for row in pen.some(range(6), 3):
        a, b = fig(new, row), fig(was, row)
        parts = {"place": places[row], "before": before, "now": now, "was": pen.again(b), "new": pen.again(a)}
        pen.say(
            pen.chance.choice(FORMS).format(
                **parts, rose=pen.went(a, b, "rose", "fell"), cent=pen.percent(a, b, cents)
            )
        )
