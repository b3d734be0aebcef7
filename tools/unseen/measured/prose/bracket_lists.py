"""What rose and what fell, each with its per cent and its number in brackets, under the table that they come from."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import part_years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, 6)
    before, after = part_years(pen.chance)
    grid = Grid(pen, "Offence", names)
    was = grid.counts(before, 20, 400)
    new = grid.near(after, was, 0.4)
    style = Style(places=1, after="%", sign="+")
    number = Style(sign="+")
    change = grid.derived("Change", lambda row: pen.less(fig(new, row), fig(was, row), number))
    cent = grid.percent("% change", new, was, style)
    between = pen.pick("/", ", ", "; ")
    unit = pen.pick(" crimes", " offences", "")

    def item(row: int) -> str:
        name = f"{names[row][0].lower()}{names[row][1:]}"
        return (
            f"{name} ({pen.again(fig(cent, row), style)}{between}{pen.again(fig(change, row), number)}{unit})"
        )

    fell = [row for row in range(6) if fig(change, row).value < 0]
    rose = [row for row in range(6) if fig(change, row).value > 0]
    if fell:
        pen.say("Falls were seen in: " + ", ".join(item(row) for row in fell) + ".")
    if rose:
        pen.say("Rises were seen in: " + ", ".join(item(row) for row in rose) + ".")
    pen.add(grid.table("The figures"))
