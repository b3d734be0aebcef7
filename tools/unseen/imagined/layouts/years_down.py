"""Years down, a measure or two across, with the change on the year before."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = years(pen.chance, 6)
    counts = [pen.count(200, 900)]
    for _ in names[1:]:
        counts.append(pen.near(counts[-1], 0.2))
    signed = Style(sign=pen.pick("+", ""))
    cents = Style(places=1, after=pen.pick("%", ""), sign=signed.sign)
    with_number = pen.luck() < 0.6
    rows = []
    for n, name in enumerate(names):
        blank = pen.pick("-", "")
        more = [str(pen.less(counts[n], counts[n - 1], signed))] if n else [blank]
        rows.append(
            (
                name,
                str(counts[n]),
                *(more if with_number else []),
                str(pen.percent(counts[n], counts[n - 1], cents)) if n else blank,
            )
        )
    heads = (
        "Year",
        pen.pick("Offences", "Recorded", "Cases"),
        *([pen.pick("Change", "Change on previous year")] if with_number else []),
        pen.pick("% change", "Annual % change"),
    )
    pen.add(Table("The last six years", (heads,), tuple(rows), ordered=True))
