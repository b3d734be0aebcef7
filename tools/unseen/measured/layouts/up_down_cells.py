"""One cell says the way, the per cent and the number: Up 9% (+120 crimes); beside it a position of so many."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, 7)
    cents = Style(after="%", size=True)
    steps = Style(sign=pen.pick("+", "+ "), minus=pen.pick("-", "- "))
    whole = pen.pick(15, 32)
    rows = []
    for name in names:
        was = pen.number(pen.chance.randint(80, 2400))
        now = pen.near(was, 0.3)
        way = pen.went(now, was, "Up", "Down")
        cell = f"{way} {pen.percent(now, was, cents)} ({pen.less(now, was, steps)} crimes)"
        rows.append((name, str(now), str(was), cell, f"{_ordinal(pen.chance.randint(1, whole))}/{whole}"))
    heads = ("Crime type", "Total", "Last year", "Change", "Position")
    pen.add(Table("Overview", (heads,), tuple(rows)))


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
