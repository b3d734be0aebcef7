"""Which was the most common and what part of all it was, beside the table."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{top} was the most common, with {most} of {whole} ({cent}).",
    "The largest group was {top} at {most}, {cent} of the {whole} in all.",
    "{top} accounts for {cent} of the total ({most} of {whole}).",
)


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 6)
    grid = Grid(pen, "Reason", names)
    values = pen.some(range(20, 500), 6)
    column = grid.derived("Number", lambda row: pen.number(values[row]))
    column.make = None
    whole = fig(column, grid.sum_row("Total"))
    best = max(range(6), key=lambda n: values[n])
    most = fig(column, best)
    top = pen.named(names, [fig(column, row) for row in range(6)])
    pen.add(grid.table("Reasons for contact"))
    cents = Style(places=pen.pick(0, 1), after="%")
    pen.say(
        pen.chance.choice(FORMS).format(
            top=top, most=pen.again(most), whole=pen.again(whole), cent=pen.share(most, whole, cents)
        )
    )
