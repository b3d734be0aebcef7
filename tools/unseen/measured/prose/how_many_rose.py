"""How many of the rows of a table rose or fell."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, pen.chance.randint(6, 10))
    before, after = years(pen.chance, 2)
    grid = Grid(pen, "Offence", names)
    was = grid.counts(before, 20, 900)
    new = grid.near(after, was, 0.4)
    pairs = [fig(column, row) for row in range(len(names)) for column in (new, was)]
    sign = pen.pick(1.0, -1.0)
    number = sum(1 for row in range(len(names)) if sign * (fig(new, row).value - fig(was, row).value) > 0)
    said = pen.relate("how many", pen.counted(number), pairs, factor=sign)
    whole = pen.relate(
        "tally", pen.counted(len(names)), [fig(new, row) for row in range(len(names))], probable=True
    )
    verb = "rose" if sign > 0 else "fell"
    pen.say(f"Of the {whole} offence types in the table, {said} {verb} between {before} and {after}.")
    pen.add(grid.table("Offence types"))
