"""Measures down as lines of one account: last year, this year, the change, the per cent; places across."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    places = pen.some(pen.words.places, 5)
    was = [pen.count(60, 900) for _ in places]
    new = [pen.near(each, 0.3) for each in was]
    cents = Style(places=1, after="%")
    rows = [(before, *map(str, was)), (now, *map(str, new))]
    rows.append(
        (
            pen.pick("Change", "Difference", "+/-"),
            *(str(pen.less(a, b)) for a, b in zip(new, was, strict=True)),
        )
    )
    rows.append(
        (
            pen.pick("% change", "Change %"),
            *(str(pen.percent(a, b, cents)) for a, b in zip(new, was, strict=True)),
        )
    )
    pen.add(Table(f"{pen.words.offences[1]} by place", (("", *places),), tuple(rows), ordered=True))
