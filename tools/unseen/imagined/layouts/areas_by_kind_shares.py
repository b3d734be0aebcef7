"""Areas down and kinds across with both totals, then what part of everything each row and each column is."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    areas, kinds = pen.some(pen.words.wards, 6), pen.some(pen.words.housing, 4)
    cells = [[pen.count(12, 240) for _ in kinds] for _ in areas]
    down = [pen.sum(column) for column in zip(*cells, strict=True)]
    across = [pen.sum(row) for row in cells]
    whole = pen.sum(across)
    pen.relate("sum", whole, down)
    cents = Style(places=1, after=pen.pick("%", ""))
    of_all = pen.pick("% of all", "Share (%)")
    rows = [
        (name, *map(str, row), str(end), str(pen.share(end, whole, cents)))
        for name, row, end in zip(areas, cells, across, strict=True)
    ]
    rows.append(("Total", *map(str, down), str(whole), Style(places=1, after=cents.after).print(100)))
    shares = [str(pen.share(each, whole, cents)) for each in down]
    rows.append((of_all, *shares, Style(places=1, after=cents.after).print(100), ""))
    heads = ("Estate", *kinds, "Total", of_all)
    pen.add(Table("Jobs by estate and kind", (heads,), tuple(rows), bold=frozenset((6,))))
