"""What was closed, what of it ended well and the rate, each on a row of its own; the year's rate is no mean of the quarters'."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = quarter_heads(pen.chance)
    cents = Style(places=1, after="%")
    rows: list[tuple[str, ...]] = []
    first = pen.luck() < 0.5
    for name in pen.some(pen.words.offences, 3):
        below = [pen.count(60, 600) for _ in heads]
        above = [pen.number(int(each.value * pen.chance.uniform(0.08, 0.4))) for each in below]
        closed, ended = [*below, pen.sum(below)], [*above, pen.sum(above)]
        rates = [pen.share(a, b, cents) for a, b in zip(ended, closed, strict=True)]
        lines = [
            (f"{name}: investigations closed", closed),
            (f"{name}: charged or summonsed", ended),
            (f"{name}: charge rate", rates),
        ]
        rows += [_row(label, cells) for label, cells in (lines if first else [lines[2], lines[1], lines[0]])]
    caption = pen.pick("Outcomes by quarter", "Charge rates and what they are made of")
    pen.add(Table(caption, (("", *heads, pen.pick("Year", "12 months")),), tuple(rows)))


def _row(label: str, cells: list[Fig]) -> tuple[str, ...]:
    return (label, *map(str, cells))
