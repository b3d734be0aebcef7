"""The shortest, the median, the average and the longest in days, with how many cases: nothing adds."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    for name in pen.some(pen.words.housing, 6):
        low, middle = pen.chance.randint(1, 9), pen.chance.randint(10, 30)
        cases = pen.count(12, 300)
        days = pen.number(int(cases.value * pen.chance.uniform(middle, middle + 9)))
        mean = pen.rate(days, cases, 1.0, Style(places=1))
        rows.append(
            (
                name,
                str(cases),
                str(days),
                str(low),
                str(middle),
                str(mean),
                str(middle + pen.chance.randint(20, 90)),
            )
        )
    heads = ("Process", "Cases", "Days in all", "Shortest", "Median", "Average", "Longest")
    pen.add(Table("How long it takes, in days", (heads,), tuple(rows)))
