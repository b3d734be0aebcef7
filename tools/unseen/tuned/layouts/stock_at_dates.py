"""How many were open at the end of each quarter, with the average, which is no sum."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Open at end of quarter", "Caseload at"), pen.some(pen.words.wards, 6))
    quarters = [
        grid.counts(head, 30, 260)
        for head in pen.pick(("30 June", "30 Sept", "31 Dec", "31 March"), ("Q1", "Q2", "Q3", "Q4"))
    ]
    grid.derived("Average", lambda row: pen.average([fig(column, row) for column in quarters]))
    grid.change(pen.pick("Change over the year", "Change first to last"), quarters[3], quarters[0])
    grid.sum_row("All teams")
    pen.add(grid.table("Open cases at the end of each quarter"))
