"""Budget, forecast and variance, with brackets for an underspend."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    money = Style(comma=True)
    bracket = Style(brackets=pen.pick(True, True, False))
    grid = Grid(pen, pen.pick("Directorate", "Service", "Portfolio"), pen.some(pen.words.budgets, 6))
    budget = grid.counts(pen.pick("Budget £000", "Budget £k", "Approved budget £000"), 400, 90000, money)
    forecast = grid.near("Forecast £000", budget, 0.1, money)
    grid.change("Variance £000", forecast, budget, bracket)
    grid.sum_row(pen.pick("Total", "TOTAL", "Net expenditure"))
    note = "Brackets show an underspend." if bracket.brackets else "A minus shows an underspend."
    pen.add(grid.table("Revenue monitoring", notes=[note]))
