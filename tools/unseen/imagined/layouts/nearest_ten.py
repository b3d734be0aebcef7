"""Counts given to the nearest ten, which need not add."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen


def write(pen: Pen) -> None:
    step = pen.pick(5, 10)
    rows = _true_counts(pen)
    figures = [[pen.number(round(each / step) * step) for each in row] for row in rows]
    for line in (*figures, *map(list, zip(*figures, strict=True))):
        _adds(pen, line[-1], line[:-1], step)
    said = pen.pick(
        f"Figures are rounded to the nearest {step} and may not sum to totals.",
        f"All numbers have been rounded to the nearest {step}.",
        f"Rounded to {step}; totals are of unrounded figures.",
    )
    names = (*pen.some(pen.words.wards, 6), "Total")
    printed = tuple((name, *map(str, row)) for name, row in zip(names, figures, strict=True))
    before = pen.luck() < 0.5
    if before:
        pen.say(said)
    heads = ("Ward", "Spring", "Summer", "Autumn", "All")
    pen.add(Table("Callers", (heads,), printed, () if before else (said,)))


def _true_counts(pen: Pen) -> list[list[int]]:
    rows = [[pen.chance.randint(30, 400) for _ in range(3)] for _ in range(6)]
    rows = [[*cells, sum(cells)] for cells in rows]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _adds(pen: Pen, whole: Fig, parts: list[Fig], step: int) -> None:
    pen.relate("sum", whole, parts, slack=step * (len(parts) + 1) / 2, probable=True)
