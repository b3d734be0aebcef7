"""Months down: this year and last, each with the running total beside it."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads, years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    months = month_heads(pen.chance, 8)
    columns: list[list[str]] = [list(months)]
    heads = ["Month"]
    for year in (before, now):
        counts = [pen.count(40, 300) for _ in months]
        columns += [
            [str(each) for each in counts],
            [str(counts[0]), *(str(pen.running(counts[: n + 1])) for n in range(1, len(counts)))],
        ]
        heads += [year, pen.pick(f"Cumulative {year}", f"{year} cumulative", f"{year} running total")]
    pen.add(Table("Month by month", (tuple(heads),), tuple(zip(*columns, strict=True)), ordered=True))
