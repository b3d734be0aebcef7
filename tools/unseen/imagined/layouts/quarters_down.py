"""Quarters down and four years across, with a row of the years and under it the per cent on the year before."""

from itertools import pairwise

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    years = financial(pen.chance, 4)
    quarters = pen.pick(
        ("Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"),
        ("Apr to Jun", "Jul to Sep", "Oct to Dec", "Jan to Mar"),
    )
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    columns = [[pen.count(60, 400) for _ in quarters]]
    for _ in years[1:]:
        columns.append([pen.near(each, 0.25) for each in columns[-1]])
    wholes = [pen.sum(column) for column in columns]
    rows = [(name, *(str(column[n]) for column in columns)) for n, name in enumerate(quarters)]
    rows.append((pen.pick("Year", "Full year"), *map(str, wholes)))
    steps = [str(pen.percent(now, was, cents)) for was, now in pairwise(wholes)]
    rows.append((pen.pick("% on year before", "Year-on-year change"), pen.pick("", "n/a", "-"), *steps))
    pen.add(Table(f"{pen.words.fires[0]} by quarter", (("", *years),), tuple(rows), bold=frozenset((4,))))
