"""Years down the side, measures across, and the change from first to last at the foot."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    labels = years(pen.chance, pen.chance.randint(4, 6))
    measures = pen.some(pen.words.fires, 4)
    columns = [[pen.count(20, 800) for _ in labels] for _ in measures]
    rows = [(label, *(str(column[n]) for column in columns)) for n, label in enumerate(labels)]
    rows.append(
        (f"Change {labels[0]} to {labels[-1]}", *(str(pen.less(column[-1], column[0])) for column in columns))
    )
    rows.append(("% change", *(str(pen.percent(column[-1], column[0])) for column in columns)))
    pen.add(
        Table(
            "Five-year view" if len(labels) == 5 else "Long view",
            (("Year", *measures),),
            tuple(rows),
            ordered=True,
        )
    )
