"""A figure for the twelve months to each month's end: each holds eleven months of the one before."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads


def write(pen: Pen) -> None:
    heads = month_heads(pen.chance, 6)
    rows = []
    for name in pen.some(pen.words.offences, 5):
        series = [pen.count(300, 1500)]
        for _ in heads[1:]:
            series.append(pen.near(series[-1], 0.04))
        rows.append((name, *map(str, series), str(pen.less(series[-1], series[0]))))
    lead = pen.pick("12 months to end of", "Rolling 12 months to")
    columns = ("Offence", *(f"{lead} {head}" for head in heads), "Change over the period")
    if pen.luck() < 0.5:
        columns = ("Offence", *heads, f"{heads[0]} to {heads[-1]}")
    pen.add(Table(f"{lead} each month", (columns,), tuple(rows)))
