"""Our figure beside the median and the best quarter of a club, and which quarter we stand in."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=1, after="%")
    rows = []
    for name in pen.some(pen.words.housing, 7):
        middle = pen.number(pen.chance.randint(600, 900) / 10, style)
        best = pen.number(middle.value + pen.chance.randint(10, 80) / 10, style)
        own = pen.number(middle.value + pen.chance.randint(-90, 120) / 10, style)
        gap = pen.less(own, middle, Style(places=1, sign="+"))
        quarter = 1 if own.value >= best.value else 2 if own.value >= middle.value else 3
        rows.append((name, str(own), str(middle), str(best), str(gap), f"Quartile {quarter}"))
    heads = ("Done on time", "Us", "Club median", "Top quartile", "Gap to median", "Where we stand")
    note = "A result below the median is shown in quartile 3; the club does not publish the lower quartile."
    pen.add(Table("Benchmarking", (heads,), tuple(rows), (note,)))
