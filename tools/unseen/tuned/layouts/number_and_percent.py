"""A number with its per cent in the same cell."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    groups = pen.some(pen.words.places, 3)
    style = Style(places=pen.pick(0, 1), after="%")
    labels = ["Very satisfied", "Fairly satisfied", "Neither", "Dissatisfied"]
    columns = [[pen.count(15, 260) for _ in labels] for _ in groups]
    totals = [pen.sum(column) for column in columns]
    rows = [
        (
            label,
            *(
                f"{column[n]} ({pen.share(column[n], total, style)})"
                for column, total in zip(columns, totals, strict=True)
            ),
        )
        for n, label in enumerate(labels)
    ]
    rows.append(("Total", *(f"{total} (100%)" for total in totals)))
    heads = ("Answer", *(f"{group} n (%)" for group in groups))
    pen.add(Table("Satisfaction by area, n (%)", (heads,), tuple(rows), bold=frozenset({4}), ordered=True))
