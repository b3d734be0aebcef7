"""Money in £m with one decimal, where totals may differ by rounding."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=1, scale=1_000_000, before=pen.pick("£", ""))
    labels = pen.some(pen.words.budgets, 6)
    columns = [[pen.count(1_200_000, 90_000_000, style) for _ in labels] for _ in range(2)]
    totals = [_total(pen, column, style) for column in columns]
    signed = Style(places=1, scale=1_000_000, brackets=True)
    rows = [
        (label, str(a), str(b), str(_gap(pen, b, a, signed)))
        for label, a, b in zip(labels, *columns, strict=True)
    ]
    rows.append(("Total", str(totals[0]), str(totals[1]), str(_gap(pen, totals[1], totals[0], signed))))
    heads = ("Service", "Budget £m", "Outturn £m", "Variance £m")
    notes = ("Figures may not sum due to rounding.",)
    pen.add(Table("Outturn, £m", (heads,), tuple(rows), notes, bold=frozenset({6})))


def _total(pen: Pen, column: list[Fig], style: Style) -> Fig:
    return pen.relate("sum", pen.number(sum(cell.value for cell in column), style), column)


def _gap(pen: Pen, now: Fig, was: Fig, style: Style) -> Fig:
    return pen.relate("difference", pen.number(now.value - was.value, style), [now, was], signs=(1, -1))
