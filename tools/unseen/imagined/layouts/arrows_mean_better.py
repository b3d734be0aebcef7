"""Arrows that show whether it got better: for what should be low, an arrow up stands beside a count that fell."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some([*pen.words.services[:4], *pen.words.fires[:4]], 7)
    low = [name in pen.words.fires for name in names]
    grid = Grid(pen, pen.pick("Indicator", "Measure"), names)
    grid.words("Aim", lambda row: "Reduce" if low[row] else "Increase")
    before, after = pen.pick(("Last year", "This year"), ("Q3 last year", "Q3 this year"))
    was = grid.counts(before, 40, 600)
    now = grid.near(after, was, 0.3)
    grid.change("Change", now, was, Style(sign=pen.pick("+", "")))
    up, down = pen.pick(("▲", "▼"), ("↑", "↓"), ("▲ Better", "▼ Worse"), ("↑ improving", "↓ declining"))

    def arrow(row: int) -> str:
        rose = fig(now, row).value > fig(was, row).value
        return up if rose is not low[row] else down

    grid.words(pen.pick("DoT", "Direction of travel"), arrow)
    note = f"{up[0]} performance is better than a year ago; {down[0]} performance is worse."
    notes = (note,) if pen.luck() < 0.7 else ()
    pen.add(grid.table("Direction of travel", notes=notes))
