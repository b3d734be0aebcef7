"""Every one, none, all but one: claims about all rows of a table."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, pen.chance.randint(5, 8))
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Offence", names)
    rose = pen.luck() < 0.5
    sign = 1 if rose else -1
    was = grid.counts(before, 200, 700)
    new = grid.given(
        now,
        [pen.number(fig(was, row).value + sign * pen.chance.randint(5, 120)) for row in range(len(names))],
    )
    pairs = [fig(column, row) for row in range(len(names)) for column in (new, was)]
    count = pen.relate("how many", pen.counted(len(names)), pairs, factor=float(sign))
    verb = "rose" if rose else "fell"
    other = "fell" if rose else "rose"
    pen.say(
        pen.pick(
            f"All {count} offence types {verb} between {before} and {now}.",
            f"Every one of the {count} types {verb} between {before} and {now}; none {other}.",
        )
    )
    pen.add(grid.table("All types"))
