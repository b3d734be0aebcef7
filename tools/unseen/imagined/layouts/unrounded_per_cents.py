"""Counts shown to the nearest ten beside per cents of the exact ones, which the counts shown need not give."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import Style

KINDS = (
    "Walkers",
    "Riders of cycles",
    "Riders of motorcycles",
    "Drivers",
    "Passengers",
    "Goods drivers",
    "Scooter riders",
)


def write(pen: Pen) -> None:
    before, now = calendar(pen.chance, 2)
    cents = Style(places=pen.pick(0, 1), after="%", sign=pen.pick("+", ""))
    rows, exact = [], []
    for name in (*pen.some(KINDS, 6), "All road users"):
        was = pen.chance.randint(120, 900)
        new = max(60, int(was * pen.chance.uniform(0.7, 1.3)))
        if name == "All road users":
            was, new = (sum(each) for each in zip(*exact, strict=True))
        exact.append((was, new))
        a, b = (pen.number(round(each / 10) * 10) for each in (was, new))
        rows.append((name, str(a), str(b), str(_per_cent(pen, (new, was), (b, a), cents))))
    note = pen.pick(
        "Counts are rounded to the nearest 10; percentages are of unrounded counts.",
        "Numbers shown to the nearest ten. Changes were worked out before rounding.",
    )
    heads = ("Casualties", before, now, "% change")
    pen.add(Table("People hurt on our roads", (heads,), tuple(rows), (note,), bold=frozenset((6,))))


def _per_cent(pen: Pen, exact: tuple[int, int], shown: tuple[Fig, Fig], style: Style) -> Fig:
    """Half of ten on either count may move the per cent by so much."""
    new, was = exact
    low = shown[1].value - 5
    slack = 100 * (5 / low + 5 * new / low**2)
    figure = pen.number(100 * (new - was) / was, style)
    return pen.relate("percent", figure, list(shown), slack=slack)
