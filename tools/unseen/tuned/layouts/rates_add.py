"""Rates by place, with rates that are parts of a rate under it."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, pen.chance.randint(3, 5))
    style = Style(places=2)
    groups = pen.some(sorted(pen.words.parts.items()), 3)
    rows = []
    for name, parts in groups:
        table = [[pen.number(pen.chance.randint(20, 900) / 100, style) for _ in places] for _ in parts]
        heads = [pen.sum([row[n] for row in table], style) for n in range(len(places))]
        rows.append((name, *(str(head) for head in heads)))
        rows += [(part, *(str(cell) for cell in cells)) for part, cells in zip(parts, table, strict=True)]
    pen.heading("Rates per 1,000 population")
    pen.add(Table("", (("Crime", *places),), tuple(rows), ordered=True))
