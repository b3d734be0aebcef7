"""A register: in force at the start, granted, given up and revoked, in force at the end and the net, quarter by quarter."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style

KINDS = (
    "Premises licences",
    "Club certificates",
    "Late food licences",
    "Street trading consents",
    "Taxi badges",
)


def write(pen: Pen) -> None:
    quarters = quarter_heads(pen.chance)
    labels = pen.pick(
        ("In force at start", "Granted", "Surrendered", "Revoked", "In force at end", "Net change"),
        ("Opening number", "Added", "Given up", "Taken away", "Closing number", "Net movement"),
    )
    minus = pen.luck() < 0.3
    for kind in pen.some(KINDS, 2):
        columns: list[list[Fig]] = []
        start = pen.count(300, 1500)
        for _ in quarters:
            granted, given_up, lost = pen.count(8, 60), pen.count(3, 40), pen.count(1, 9)
            if minus:
                given_up, lost = (pen.number(-each.value, Style()) for each in (given_up, lost))
            signs = (1, 1, 1) if minus else (1, -1, -1)
            net = pen.relate(
                "difference",
                pen.number(_of(signs, granted, given_up, lost), Style(sign="+")),
                [granted, given_up, lost],
                signs=signs,
            )
            end = pen.number(start.value + net.value)
            pen.relate("difference", end, [start, granted, given_up, lost], signs=(1, *signs))
            columns.append([start, granted, given_up, lost, end, net])
            start = pen.again(end)
        rows = tuple((label, *(str(column[n]) for column in columns)) for n, label in enumerate(labels))
        pen.add(Table(kind, (("", *quarters),), rows))


def _of(signs: tuple[int, ...], *figures: Fig) -> float:
    return sum(sign * figure.value for sign, figure in zip(signs, figures, strict=True))
