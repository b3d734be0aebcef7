"""Answers to one question by place, which add to a hundred, over the base."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, 5)
    percent = Style(after="%")
    rows = []
    for place in places:
        cuts = sorted(pen.some(range(8, 92), 2))
        parts = [pen.number(value, percent) for value in (cuts[0], cuts[1] - cuts[0], 100 - cuts[1])]
        whole = pen.number(100, percent)
        pen.relate("sum", whole, parts)
        rows.append((place, *(str(part) for part in parts), str(whole), str(pen.count(150, 900))))
    pen.add(Table("Do you agree?", (("Area", "Agree", "Neither", "Disagree", "Total", "Base"),), tuple(rows)))
