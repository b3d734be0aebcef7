"""How many actions of each theme are done, on track, late or not begun, with the parts done and, of the open ones, on track."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    themes = pen.some(("Violence", "Young people", "Town centre", "Homes", "Roads", "Trust", "Recovery"), 5)
    grid = Grid(pen, pen.pick("Theme", "Priority"), [f"{n}. {theme}" for n, theme in enumerate(themes, 1)])
    done = grid.counts(pen.pick("Complete", "Done"), 2, 20)
    on = grid.counts(pen.pick("On track", "Green"), 3, 18)
    late = grid.counts(pen.pick("Delayed", "Amber"), 1, 9)
    stuck = grid.counts(pen.pick("Not started", "Red"), 1, 6)
    still = grid.total(pen.pick("Open actions", "Still open"), [on, late, stuck])
    every = grid.total(pen.pick("All actions", "Total"), [done, still])
    cents = Style(after="%")
    grid.share("% complete", done, every, cents)
    grid.share(pen.pick("% of open on track", "On track, % of open"), on, still, cents)
    grid.sum_row(pen.pick("Plan total", "All themes"))
    pen.add(grid.table("Delivery plan tracker", ordered=True))
