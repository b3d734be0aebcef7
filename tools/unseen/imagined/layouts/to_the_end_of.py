"""Each quarter's end with what there was until then, this year and last, with the gap so far in number and per cent."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = financial(pen.chance, 2)
    ends = pen.pick(
        ("End of June", "End of September", "End of December", "End of March"),
        ("3 months", "6 months", "9 months", "12 months"),
        ("Q1", "Q1 to Q2", "Q1 to Q3", "Q1 to Q4"),
    )
    cents = Style(places=1, after="%", sign="+")
    for name in pen.some(pen.words.offences, 3):
        rows = []
        was = new = 0.0
        for end in ends:
            was, new = was + pen.chance.randint(60, 300), new + pen.chance.randint(60, 300)
            a, b = pen.number(was), pen.number(new)
            rows.append((end, str(a), str(b), str(pen.less(b, a)), str(pen.percent(b, a, cents))))
        heads = ("To the", before, now, "Difference", "Difference %")
        pen.add(Table(f"{name}, cumulative", (heads,), tuple(rows)))
