"""Ages down, years across, each number with its share of the year's total in brackets."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    bands = ["Under 18", "18 to 24", "25 to 44", "45 to 64", "65 and over"]
    heads = years(pen.chance, 3)
    style = Style(places=pen.pick(0, 1), after="%")
    columns = [[pen.count(20, 400) for _ in bands] for _ in heads]
    totals = [pen.sum(column) for column in columns]
    rows = [
        (
            band,
            *(
                f"{column[n]} ({pen.share(column[n], total, style)})"
                for column, total in zip(columns, totals, strict=True)
            ),
        )
        for n, band in enumerate(bands)
    ]
    rows.append((pen.pick("All ages", "Total"), *(str(total) for total in totals)))
    pen.add(Table("Victims by age", (("Age", *heads),), tuple(rows), ordered=True))
