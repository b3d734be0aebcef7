"""The biggest rise and the second biggest, by name and number, over a table of changes."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, 6)
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Offence", names)
    was = grid.counts(before, 200, 600)
    steps = pen.some(range(10, 180), 6)
    new = grid.given(now, [pen.number(fig(was, row).value + steps[row]) for row in range(6)])
    change = grid.change("Change", new, was, Style())
    figures = [fig(change, row) for row in range(6)]
    order = sorted(range(6), key=lambda row: -steps[row])
    first, second = (_placed(pen, names, figures, order[place], place + 1) for place in (0, 1))
    pen.say(
        f"{first[0]} showed the biggest rise, with {first[1]} extra; {second[0]} the second biggest, with {second[1]}."
    )
    pen.add(grid.table("What rose"))


def _placed(pen: Pen, names: list[str], figures: list[Fig], row: int, place: int) -> tuple[Fig, Fig]:
    """The name of the row at a place from the top, and its figure again."""
    name = pen.word(names[row])
    pen.relate("order", name, figures, words=tuple(names), factor=float(place), probable=True)
    return name, pen.again(figures[row])
