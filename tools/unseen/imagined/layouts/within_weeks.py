"""Waits as they heap up: within one week, within two, within four; each holds the one before and they do not add to all."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Service", "Clinic"), pen.some(pen.words.health, 6))
    seen = grid.counts(pen.pick("All seen", "People seen"), 90, 900)
    limits = pen.pick((1, 2, 4, 6), (2, 4, 8, 12))
    shares = [sorted(pen.some(range(20, 99), 4)) for _ in grid.labels]
    columns = []
    for n, limit in enumerate(limits):
        cells = [pen.number(int(fig(seen, row).value * each[n] / 100)) for row, each in enumerate(shares)]
        columns.append(grid.given(f"Within {limit} weeks" if limit > 1 else "Within a week", cells))
    grid.share(f"% within {limits[1]} weeks", columns[1], seen, Style(places=1, after="%"))
    late = pen.pick(f"Longer than {limits[3]} weeks", f"Over {limits[3]} weeks")
    grid.change(late, seen, columns[3], pen.plain)
    grid.sum_row(pen.pick("Total", "Every clinic"))
    pen.add(grid.table("How long people waited"))
