"""Decisions by outcome over three years, the outcomes adding to the decisions above them."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    labels = years(pen.chance, 3)
    outcomes = ("Accepted", "Not in priority need", "Intentionally homeless", "Not homeless")
    columns = [[pen.count(5, 180) for _ in outcomes] for _ in labels]
    totals = [pen.sum(column) for column in columns]
    first = pen.luck() < 0.5
    top = ("Decisions made", *(str(total) for total in totals))
    under = "of which " if first else ""
    rows = [
        (f"{under}{name.lower()}", *(str(column[n]) for column in columns)) for n, name in enumerate(outcomes)
    ]
    rows = [top, *rows] if first else [*rows, top]
    bold = frozenset({0 if first else 4})
    pen.add(Table("Homelessness decisions", (("Outcome", *labels),), tuple(rows), bold=bold, ordered=True))
