"""Rows of a stock and its flow, quarters across: what is open, what came, what went, what is left, which opens the next."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads


def write(pen: Pen) -> None:
    labels = pen.pick(
        ("Open at start", "New", "Closed", "Open at end"),
        ("Brought forward", "Received", "Completed", "Carried forward"),
        ("Caseload at start of quarter", "Cases opened", "Cases closed", "Caseload at end of quarter"),
    )
    open_, lines = pen.count(120, 400), [[], [], [], []]
    for number in range(4):
        start = pen.again(open_) if number else open_
        new, closed = pen.count(30, 160), pen.count(30, 110)
        left = pen.number(start.value + new.value - closed.value)
        pen.relate("difference", left, [start, new, closed], signs=(1, 1, -1))
        for line, cell in zip(lines, (start, new, closed, left), strict=True):
            line.append(cell)
        open_ = left
    rows = [(label, *map(str, line)) for label, line in zip(labels, lines, strict=True)]
    total = pen.luck() < 0.5
    heads = ("", *quarter_heads(pen.chance))
    if total:
        heads = (*heads, "Year")
        rows = [
            (*row, *([str(pen.sum(line))] if number in (1, 2) else [""]))
            for number, (row, line) in enumerate(zip(rows, lines, strict=True))
        ]
    pen.add(Table(pen.pick("The caseload", "Stock and flow"), (heads,), tuple(rows)))
