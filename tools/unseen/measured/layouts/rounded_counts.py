"""Counts rounded to the nearest five, which may not add, as the note says."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    grid_labels = pen.some(pen.words.health, 6)
    step = pen.pick(5, 5, 10)
    true = [[pen.chance.randint(20, 400) for _ in grid_labels] for _ in range(3)]
    columns = [[pen.number(_rounded(value, step)) for value in column] for column in true]
    totals = [pen.number(_rounded(sum(column), step)) for column in true]
    for total, column in zip(totals, columns, strict=True):
        pen.relate("sum", total, column, slack=step / 2 * (len(column) + 1), probable=True)
    rows = [(label, *(str(column[n]) for column in columns)) for n, label in enumerate(grid_labels)]
    rows.append(("Total", *(str(total) for total in totals)))
    note = f"Counts are rounded to the nearest {step} and may not add to totals."
    pen.add(
        Table("Clients", (("Service", *years(pen.chance, 3)),), tuple(rows), (note,), bold=frozenset({6}))
    )


def _rounded(value: int, step: int) -> int:
    return step * ((value + step // 2) // step)
