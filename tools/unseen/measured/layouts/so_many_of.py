"""Cells that say 12 of 15, or 12/15, with the per cent beside."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    between = pen.pick(" of ", "/", " out of ")
    cents = Style(after="%")
    rows = []
    for name in pen.some(pen.words.wards, 7):
        cells = []
        for _ in range(2):
            whole = pen.count(12, 80)
            part = pen.number(int(whole.value * pen.chance.uniform(0.3, 0.99)))
            cells += [f"{part}{between}{whole}", str(pen.share(part, whole, cents))]
        rows.append((name, *cells))
    before, now = years(pen.chance, 2)
    pen.add(Table("Visits made on time", (("Ward", before, f"% {before}", now, f"% {now}"),), tuple(rows)))
