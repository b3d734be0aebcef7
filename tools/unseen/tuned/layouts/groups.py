"""Groups of offences, each followed by its parts, and a total of the groups."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    groups = pen.some(sorted(pen.words.parts.items()), 3)
    labels = [part for _, parts in groups for part in parts]
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Offence", labels)
    was = grid.counts(before, 10, 300)
    new = grid.near(now, was)
    if pen.luck() < 0.6:
        grid.change("Change", new, was)
    heads, start, place = [], 0, 0
    for name, parts in groups:
        heads.append(grid.sum_row(name, range(start, start + len(parts)), at=place))
        start, place = start + len(parts), place + len(parts) + 1
    grid.sum_row("Total", heads)
    pen.add(grid.table("Offence groups and their parts", ordered=True))
