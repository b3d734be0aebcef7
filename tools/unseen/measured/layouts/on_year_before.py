"""Years down, with the change on the year before down a column."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = years(pen.chance, pen.chance.randint(5, 9))
    counts = [pen.count(300, 4000)]
    for _ in labels[1:]:
        counts.append(pen.near(counts[-1], 0.2))
    blank = pen.pick("", "-", "n/a")
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    rows = [(labels[0], str(counts[0]), blank, blank)]
    for n in range(1, len(labels)):
        pair = counts[n], counts[n - 1]
        rows.append((labels[n], str(counts[n]), str(pen.less(*pair)), str(pen.percent(*pair, cents))))
    changes = pen.pick(
        ("Change on year before", "% change on year before"), ("Annual change", "Annual % change")
    )
    heads = ("Year", pen.pick("Offences", "Incidents"), *changes)
    pen.add(Table("The long run", (heads,), tuple(rows), ordered=True))
