"""Gross cost, income below nought and the net, as budgeted, profiled and forecast, with the variance of the net."""

from dataclasses import replace

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    signed = replace(pen.plain, brackets=pen.luck() < 0.6)
    columns = pen.pick(
        ("Annual budget £000", "Budget to date £000", "Actual to date £000", "Forecast outturn £000"),
        ("Budget (£k)", "Profile (£k)", "Spend (£k)", "Projected (£k)"),
    )
    rows: list[tuple[str, ...]] = []
    nets: list[list[Fig]] = []
    for name in pen.some(pen.words.budgets, 3):
        gross, income, net = [], [], []
        full = pen.chance.randint(900, 6000)
        part = full * pen.chance.uniform(0.1, 0.5)
        for share in (1.0, 0.5, 0.5 * pen.chance.uniform(0.9, 1.1), pen.chance.uniform(0.93, 1.07)):
            gross.append(pen.number(int(full * share)))
            income.append(pen.number(-int(part * share * pen.chance.uniform(0.9, 1.1)) - 1, signed))
            net.append(pen.sum([gross[-1], income[-1]], signed))
        nets.append(net)
        lines = ((f"{name} – expenditure", gross), (f"{name} – income", income), (f"{name} – net", net))
        rows += [(label, *map(str, cells), str(_off(pen, cells, signed))) for label, cells in lines]
    whole = [pen.sum([net[n] for net in nets], signed) for n in range(4)]
    rows.append((pen.pick("Net total", "Total net budget"), *map(str, whole), str(_off(pen, whole, signed))))
    heads = ("", *columns, pen.pick("Year-end variance", "Forecast less budget"))
    note = "Income is shown in brackets." if signed.brackets else "Income is shown as a minus."
    pen.add(Table("Budget monitoring", (heads,), tuple(rows), (note,), bold=frozenset((2, 5, 8, 9))))


def _off(pen: Pen, cells: list[Fig], style: Style) -> Fig:
    return pen.less(cells[3], cells[0], style)
