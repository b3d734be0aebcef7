"""Small counts withheld, and a second one beside each so that it cannot be worked out; the totals hold what is not shown."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen

SHOWN = 5


def write(pen: Pen) -> None:
    small = pen.pick("<5", "*", "[c]", "1 to 4")
    wards = pen.some(pen.words.wards, 6)
    counts = [[pen.chance.randint(7, 90) for _ in range(4)] for _ in wards]
    for row, column in ((1, 0), (1, 2), (4, 0), (4, 2)):
        counts[row][column] = pen.chance.randint(1, SHOWN - 1)
    hidden = {(1, 0), (1, 2), (4, 0), (4, 2)}
    rows: list[tuple[str, ...]] = []
    cells: list[list[Fig | None]] = []
    for n, (ward, line) in enumerate(zip(wards, counts, strict=True)):
        figures = [None if (n, m) in hidden else pen.number(each) for m, each in enumerate(line)]
        cells.append([*figures, _total(pen, figures, sum(line))])
        rows.append((ward, *(str(each) if each else small for each in cells[-1])))
    columns = list(zip(*cells, strict=True))
    sums = [sum(line[m] for line in counts) for m in range(4)]
    last = [_total(pen, list(column), value) for column, value in zip(columns[:4], sums, strict=True)]
    rows.append(("Total", *map(str, last), str(pen.sum([each for each in columns[4] if each]))))
    heads = ("Ward", "Spring", "Summer", "Autumn", "Winter", "Year")
    note = f"{small} stands for a number under {SHOWN}. Totals are of all cases."
    pen.add(Table("Cases by ward and season", (heads,), tuple(rows), (note,), bold=frozenset((6,))))


def _total(pen: Pen, parts: list[Fig | None], value: int) -> Fig:
    """What the shown parts and those withheld come to; it binds where nothing is withheld."""
    known = [each for each in parts if each]
    figure = pen.number(value)
    return pen.relate("sum", figure, known) if len(known) == len(parts) else figure
