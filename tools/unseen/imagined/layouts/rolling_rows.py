"""Months down: the month, the same month a year before, and the twelve months to it, each made from the one above."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads


def write(pen: Pen) -> None:
    heads = (
        "Month",
        pen.pick("Number in month", "In the month"),
        pen.pick("Same month last year", "A year before"),
        pen.pick("Rolling 12 months", "12 months to date"),
    )
    rows = []
    rolling = pen.count(1100, 2600)
    for number, name in enumerate(month_heads(pen.chance, 8, pen.chance.randint(0, 11))):
        month = pen.count(80, 240)
        last = pen.near(month, 0.25)
        if number:
            year = pen.number(rolling.value + month.value - last.value)
            pen.relate("difference", year, [rolling, month, last], signs=(1, 1, -1), probable=True)
            rolling = year
        rows.append((name, str(month), str(last), str(rolling)))
    caption = f"{pen.words.offences[2]}: {pen.pick('the year to each month', 'rolling figures')}"
    pen.add(Table(caption, (heads,), tuple(rows)))
