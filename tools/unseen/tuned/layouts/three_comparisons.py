"""The quarter against the one before, against the same one last year, and the year to date: three blocks of four."""

from tools.unseen.grid import Column, Grid
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "", pen.some(pen.words.offences, 6))
    this = [pen.count(40, 900) for _ in grid.labels]
    blocks = [
        ("Last quarter", "This quarter"),
        ("Same quarter last year", "This quarter"),
        ("YTD last year", "YTD"),
    ]
    for before, now in blocks:
        _block(grid, before, now, this if now == "This quarter" else None)
    pen.add(grid.table("Three comparisons"))


def _block(grid: Grid, before: str, now: str, this: list[Fig] | None) -> None:
    """Before, now, the change and the per cent; what is `this` quarter's is printed again."""
    pen = grid.pen
    new = Column(
        now, [pen.again(cell) for cell in this] if this else [pen.count(900, 2600) for _ in grid.labels]
    )
    was = grid.near(before, new, 0.4)
    grid.columns.append(new)
    grid.change("+/-", new, was)
    grid.percent("%", new, was, Style(after="%"))
