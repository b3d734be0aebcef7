"""Savings planned and made, with a shortfall below nought and more than planned above it; costs fall where savings rise."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(
        pen, pen.pick("Scheme", "Proposal"), [f"{name} review" for name in pen.some(pen.words.budgets, 6)]
    )
    signed = Style(brackets=True) if pen.luck() < 0.5 else Style(sign="+")
    before = grid.counts(pen.pick("Base cost £k", "Cost before £k"), 300, 4000)
    plan = grid.part_of(pen.pick("Saving planned £k", "Target saving £k"), before, 0.05, 0.2)
    made = grid.near(pen.pick("Saving made £k", "Delivered £k"), plan, 0.4)
    grid.change(pen.pick("Over/(under) delivery £k", "Delivered less planned £k"), made, plan, signed)
    grid.derived(
        pen.pick("Cost now £k", "Cost after £k"),
        lambda row: pen.less(fig(before, row), fig(made, row), pen.plain),
        adds=True,
    )
    grid.share(pen.pick("% of plan", "Delivered %"), made, plan, Style(after="%"))
    grid.sum_row("Total savings plan")
    pen.add(grid.table("Savings"))
