"""Five years and the per cent from the first to the last."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    labels = years(pen.chance, 5)
    grid = Grid(pen, "Type", pen.some(pen.words.fires, 7))
    columns = [grid.counts(labels[0], 40, 900)]
    for label in labels[1:]:
        columns.append(grid.near(label, columns[-1], 0.2))
    head = pen.pick(f"% change {labels[0]} to {labels[-1]}", "5-year % change", "% change first to last")
    grid.percent(head, columns[-1], columns[0])
    grid.sum_row("All incidents")
    pen.add(grid.table("Five years"))
