"""Groups with their parts first and a subtotal after each, then a grand total."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    groups = pen.some(sorted(pen.words.parts.items()), 3)
    labels = [part for _, parts in groups for part in parts]
    before, now = years(pen.chance, 2)
    grid = Grid(pen, "Category", labels)
    was = grid.counts(before, 10, 300)
    new = grid.near(now, was)
    grid.percent("% change", new, was, Style(places=1, after="%"))
    sums, start, place = [], 0, 0
    for name, parts in groups:
        start, place = start + len(parts), place + len(parts)
        sums.append(
            grid.sum_row(
                pen.pick(f"{name} total", f"Total {name.lower()}", f"All {name.lower()}"),
                range(start - len(parts), start),
                at=place,
            )
        )
        place += 1
    grid.sum_row(pen.pick("Grand total", "TOTAL", "Total crime"), sums)
    pen.add(grid.table("With subtotals", ordered=True))
