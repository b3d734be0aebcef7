"""Staff, days lost and days a head."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Directorate", pen.some(pen.words.budgets, 6))
    staff = grid.counts(pen.pick("Total staff", "Headcount"), 15, 420)
    days = grid.part_of("Days lost", staff, 0.6, 3.9)
    head, style = pen.pick("Average per employee", "Days per head"), Style(places=2)
    grid.derived(head, lambda row: pen.rate(fig(days, row), fig(staff, row), 1.0, style))
    grid.sum_row(pen.pick("Department totals", "Council"))
    pen.add(grid.table("Sickness absence"))
