"""Heads of sections as rows within one table, each section with its own subtotal."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    themes = {"People": pen.words.health, "Homes": pen.words.housing, "Streets": pen.words.services}
    rows: list[tuple[str, ...]] = []
    totals: list[tuple[Fig, Fig]] = []
    for head, names in themes.items():
        pairs = [_pair(pen) for _ in range(3)]
        totals.append((pen.sum([pair[0] for pair in pairs]), pen.sum([pair[1] for pair in pairs])))
        rows.append((head, "", "", ""))
        rows += [_row(pen, name, pair) for name, pair in zip(pen.some(names, 3), pairs, strict=True)]
        rows.append(_row(pen, f"Subtotal {head.lower()}", totals[-1]))
    rows.append(_row(pen, "Grand total", (pen.sum([t[0] for t in totals]), pen.sum([t[1] for t in totals]))))
    bold = frozenset(n for n, row in enumerate(rows) if "total" in row[0])
    pen.add(Table("Contacts by theme", (("Theme", before, now, "Change"),), tuple(rows), bold=bold))


def _pair(pen: Pen) -> tuple[Fig, Fig]:
    was = pen.count(20, 700)
    return was, pen.near(was, 0.4)


def _row(pen: Pen, name: str, pair: tuple[Fig, Fig]) -> tuple[str, ...]:
    was, now = pair
    return name, str(was), str(now), str(pen.less(now, was))
