"""A place in a group now and before, and by how many it moved."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    whole = pen.pick(15, 43)
    rows = []
    for name in pen.some(pen.words.offences, 7):
        was = pen.count(1, whole)
        now = pen.number(pen.chance.choice([n for n in range(1, whole + 1) if n != was.value]))
        moved = pen.less(was, now, Style(sign=pen.pick("+", "")))
        rows.append((name, str(was), str(now), str(moved)))
    heads = ("Crime type", "Last position", "This position", "Places moved")
    caption = f"Position among {whole} similar areas (1 is lowest crime)"
    pen.add(Table(caption, (heads,), tuple(rows), ("A plus is an improvement.",)))
