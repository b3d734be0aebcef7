"""Groups named once, in their first row, with their parts in a second column and a subtotal; two years and the change."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    cents = Style(places=1, after="%")
    rows: list[tuple[str, ...]] = []
    sums: list[tuple[Fig, Fig]] = []
    bold = set()
    under = pen.pick("Subtotal", "All", "Total of group")
    for name, parts in pen.some(sorted(pen.words.parts.items()), 3):
        pairs = [(was := pen.count(30, 400), pen.near(was, 0.3)) for _ in parts]
        sums.append(_sum(pen, pairs))
        for n, (part, pair) in enumerate(zip(parts, pairs, strict=True)):
            rows.append((name if n == 0 else "", part, *_cells(pen, pair, cents)))
        bold.add(len(rows))
        rows.append(("", under, *_cells(pen, sums[-1], cents)))
    bold.add(len(rows))
    rows.append((pen.pick("All groups", "Total"), "", *_cells(pen, _sum(pen, sums), cents)))
    heads = ("Group", "Offence", before, now, "Change", "% change")
    pen.add(Table("Offences by group", (heads,), tuple(rows), bold=frozenset(bold)))


def _sum(pen: Pen, pairs: list[tuple[Fig, Fig]]) -> tuple[Fig, Fig]:
    return pen.sum([a for a, _ in pairs]), pen.sum([b for _, b in pairs])


def _cells(pen: Pen, pair: tuple[Fig, Fig], cents: Style) -> tuple[str, ...]:
    was, now = pair
    return (str(was), str(now), str(pen.less(now, was)), str(pen.percent(now, was, cents)))
