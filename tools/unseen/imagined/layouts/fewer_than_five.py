"""Small counts withheld, two in a row and two in a column so that none can be worked out; the totals hold what is not shown."""

from collections.abc import Sequence

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen

SHOWN = 5
HIDDEN = frozenset(((1, 0), (1, 2), (4, 0), (4, 2)))
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
Cell = tuple[int, Fig | None]  # a count, and what is printed of it


def write(pen: Pen) -> None:
    small = pen.pick("<5", "*", "[c]", "1 to 4")
    cells = [[_cell(pen, (row, season) in HIDDEN) for season in range(4)] for row in range(6)]
    years = [_total(pen, line) for line in cells]
    seasons = [_total(pen, column) for column in zip(*cells, strict=True)]
    whole = pen.relate("sum", pen.sum(years), seasons)
    rows = [
        (ward, *(str(figure or small) for _, figure in line), str(year))
        for ward, line, year in zip(pen.some(pen.words.wards, 6), cells, years, strict=True)
    ]
    rows.append(("Total", *map(str, seasons), str(whole)))
    note = f"{small} stands for a number under {SHOWN}. Totals are of all cases."
    heads = ("Ward", *SEASONS, "Year")
    pen.add(Table("Cases by ward and season", (heads,), tuple(rows), (note,), bold=frozenset((6,))))


def _cell(pen: Pen, hidden: bool) -> Cell:
    count = pen.chance.randint(1, SHOWN - 1) if hidden else pen.chance.randint(7, 90)
    return count, None if hidden else pen.number(count)


def _total(pen: Pen, cells: Sequence[Cell]) -> Fig:
    """What the counts come to, withheld or not; it binds where none is withheld."""
    whole = pen.number(sum(count for count, _ in cells))
    known = [figure for _, figure in cells if figure]
    return pen.relate("sum", whole, known) if len(known) == len(cells) else whole
