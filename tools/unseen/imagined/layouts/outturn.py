"""Budget, moved, revised, spent, over or under: in thousands or millions, brackets for what is below nought."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Directorate", "Portfolio"), pen.some(pen.words.budgets, 6))
    unit, places = pen.pick(("£000", 0), ("£m", 1), ("£'000", 0))
    signed = Style(places=places, brackets=pen.luck() < 0.6)

    def money(low: int, high: int) -> float:
        return round(pen.chance.randint(low, high) / float(10**places), places)

    plain = Style(places=places)
    first = grid.derived(
        f"Original budget {unit}", lambda row: pen.number(money(400, 9000), plain), adds=True
    )
    moved = grid.derived(f"Virements {unit}", lambda row: pen.number(money(-90, 90), signed), adds=True)
    revised = grid.derived(
        f"Revised budget {unit}", lambda row: pen.sum([fig(first, row), fig(moved, row)], plain), adds=True
    )
    spent = grid.derived(
        f"Outturn {unit}",
        lambda row: pen.number(round(fig(revised, row).value * pen.chance.uniform(0.9, 1.1), places), plain),
        adds=True,
    )
    first.make = moved.make = spent.make = None
    first.style, moved.style, spent.style = plain, signed, plain
    grid.derived(
        f"Variance {unit}", lambda row: pen.less(fig(spent, row), fig(revised, row), signed), adds=True
    )
    grid.sum_row(pen.pick("Total", "Net expenditure", "General fund"))
    pen.add(grid.table("Outturn"))
