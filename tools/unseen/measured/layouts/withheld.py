"""Small counts withheld: no total can be made from the row, and the note says so."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen


def write(pen: Pen) -> None:
    star = pen.pick("*", "<5", "c", "[c]")
    grid = Grid(pen, "Ward", pen.some(pen.words.wards, 8))
    quarters = [grid.counts(head, 1, 30) for head in ("Q1", "Q2", "Q3", "Q4")]
    for column in quarters:
        column.cells = [star if isinstance(cell, Fig) and cell.value < 5 else cell for cell in column.cells]

    def total(row: int) -> Fig | str:
        cells = [column.cells[row] for column in quarters]
        return star if star in cells else pen.sum([fig(column, row) for column in quarters])

    grid.derived("Year", total)
    note = f"{star} a figure of one to four is not shown, nor a total that would give it away."
    pen.add(grid.table("Hate incidents", notes=[note]))
