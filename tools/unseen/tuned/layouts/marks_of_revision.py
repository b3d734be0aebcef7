"""Figures with marks: provisional, revised, estimated; the total still adds."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    labels = years(pen.chance, 5)
    marks = pen.pick(("p", "r", "e"), ("(p)", "(r)", "(e)"), ("¹", "²", "³"), ("*", "**", "†"))
    kinds = pen.some(pen.words.fires, 3)
    rows = []
    for n, label in enumerate(labels):
        cells = [pen.count(20, 600) for _ in kinds]
        total = pen.sum(cells)
        mark = marks[0] if n == len(labels) - 1 else marks[1] if n == 2 else ""
        rows.append((label, *(f"{cell}{mark}" for cell in cells), f"{total}{mark}"))
    notes = [f"{marks[0]} Provisional.", f"{marks[1]} Revised since the last report."]
    pen.add(Table("Fires by kind", (("Year", *kinds, "All"),), tuple(rows), tuple(notes), ordered=True))
