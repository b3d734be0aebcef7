"""Grants in pounds with the pound sign in each cell, and their total."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    names = pen.some(pen.words.services, pen.chance.randint(4, 7))
    grants = [pen.number(50 * pen.chance.randint(8, 240), pounds) for _ in names]
    bodies = [pen.chance.choice(pen.words.bodies) for _ in names]
    rows = [(name, body, str(grant)) for name, body, grant in zip(names, bodies, grants, strict=True)]
    rows.append(("Total", "", str(pen.sum(grants, pounds))))
    heads = ("Project", "Led by", pen.pick("Grant", "Amount", "Award"))
    pen.add(Table("Grants awarded", (heads,), tuple(rows), bold=frozenset({len(names)})))
