"""Spend in cash, an index of prices, and the same spend in the prices of the first year, with the change of each over all years."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    years = financial(pen.chance, 6)
    index, prices = 100.0, []
    for _ in years:
        prices.append(pen.number(round(index, 1), Style(places=1)))
        index *= pen.chance.uniform(1.02, 1.07)
    tenth = Style(places=1, before=pen.pick("£", ""))
    cash = [pen.number(pen.chance.randint(40, 60) + pen.chance.randint(0, 9) / 10, tenth)]
    for _ in years[1:]:
        cash.append(pen.number(round(cash[-1].value * pen.chance.uniform(0.98, 1.07), 1), tenth))
    real = [pen.rate(a, b, 100, tenth) for a, b in zip(cash, prices, strict=True)]
    cents = Style(places=1, after="%", sign="+")
    rows = [
        (year, str(a), str(b), str(c), str(_step(pen, cash, n, cents)))
        for n, (year, a, b, c) in enumerate(zip(years, cash, prices, real, strict=True))
    ]
    heads = (
        "Year",
        "Cash (£m)",
        f"Prices ({years[0]} = 100)",
        f"In {years[0]} prices (£m)",
        "Cash, % on the year before",
    )
    pen.add(Table("Budget in cash and in real terms", (heads,), tuple(rows)))


def _step(pen: Pen, cash: list[Fig], n: int, style: Style) -> Fig | str:
    return pen.percent(cash[n], cash[n - 1], style) if n else "-"
