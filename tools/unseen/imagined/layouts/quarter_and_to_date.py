"""The quarter against the same quarter, and the year to date against the same months, side by side under two lines of heads."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    year = pen.chance.randint(27, 33)
    quarter = pen.pick(2, 3)
    grid = Grid(pen, pen.pick("Offence", "Crime type"), pen.some(pen.words.offences, 7))
    old, new = f"{year - 1}/{year}", f"{year}/{year + 1}"
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    was = grid.counts(old, 30, 400)
    now = grid.near(new, was, 0.4)
    grid.change("+/-", now, was, Style(sign="+"))
    grid.percent("%", now, was, cents)
    to_date_was = grid.given(
        old, [pen.number(cell.value * quarter + pen.chance.randint(0, 40)) for cell in was.cells]
    )
    to_date_now = grid.given(
        new, [pen.number(cell.value * quarter + pen.chance.randint(0, 40)) for cell in now.cells]
    )
    grid.change("+/-", to_date_now, to_date_was, Style(sign="+"))
    grid.percent("%", to_date_now, to_date_was, cents)
    grid.sum_row(pen.pick("Total", "All these"))
    top = (
        "",
        f"Quarter {quarter}",
        SPAN,
        SPAN,
        SPAN,
        pen.pick("Year to date", "Cumulative to date"),
        SPAN,
        SPAN,
        SPAN,
    )
    pen.add(grid.table("Quarter and year to date", heads=(top,)))
