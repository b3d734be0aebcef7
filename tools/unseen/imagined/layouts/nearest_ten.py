"""Counts given to the nearest ten, which need not add, and shares of the true ones."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    step = pen.pick(5, 10)
    values = [[pen.chance.randint(30, 400) for _ in range(3)] for _ in range(6)]
    rows = []
    for name, cells in zip(pen.some(pen.words.wards, 6), values, strict=True):
        rows.append((name, *(f"{round(each / step) * step:,}" for each in (*cells, sum(cells)))))
    sums = [sum(column) for column in zip(*values, strict=True)]
    rows.append(("Total", *(f"{round(each / step) * step:,}" for each in (*sums, sum(sums)))))
    said = pen.pick(
        f"Figures are rounded to the nearest {step} and may not sum to totals.",
        f"All numbers have been rounded to the nearest {step}.",
        f"Rounded to {step}; totals are of unrounded figures.",
    )
    heads = ("Ward", "Spring", "Summer", "Autumn", "All")
    if pen.luck() < 0.5:
        pen.say(said)
        pen.add(Table("Callers", (heads,), tuple(rows)))
        return
    pen.add(Table("Callers", (heads,), tuple(rows), (said,)))
