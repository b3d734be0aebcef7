"""A league table from best to worst, the lowest rate first, with last year's place and how many places it moved."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, 9)
    values = sorted(pen.some(range(210, 990), 9))
    rate = Style(places=1)
    rates = [pen.number(value / 10, rate) for value in values]
    before = pen.some(range(1, 10), 9)
    moved = pen.pick(Style(sign="▲ ", minus="▼ "), Style(sign="+"), Style())
    rows = []
    for n, place in enumerate(places):
        rank = pen.rank(rates[n], [*rates[:n], *rates[n + 1 :]], highest_first=False)
        last = pen.number(before[n])
        move = pen.less(last, rank, moved)
        rows.append((str(rank), place, str(rates[n]), str(last), str(move)))
    mean = pen.number(sum(values) / 90 + pen.chance.uniform(-4, 4), rate)
    rows.append(("", pen.pick("National", "England and Wales"), str(mean), "", ""))
    heads = (
        "Rank",
        "Authority",
        "Per 10,000 homes",
        "Rank last year",
        pen.pick("Move", "Places gained or lost"),
    )
    note = "1 is the lowest rate. A place gained is shown as a rise."
    pen.add(Table("Reports of nuisance, nine like areas", (heads,), tuple(rows), (note,)))
