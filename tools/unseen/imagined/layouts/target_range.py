"""Per cents with their numbers against a range that is sought, and a word: below it, in it or above it."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(
        pen, pen.pick("Service", "Measure"), [f"{name} on time" for name in pen.some(pen.words.housing, 6)]
    )
    due = grid.counts(pen.pick("Due", "Number due"), 80, 900)
    done = grid.part_of(pen.pick("On time", "Done on time"), due, 0.6, 0.99)
    cents = Style(places=1, after="%")
    got = grid.share(pen.pick("Result", "%"), done, due, cents)
    lows = [pen.chance.randint(70, 90) for _ in range(6)]
    grid.words(
        pen.pick("Range sought", "Target range"),
        lambda row: f"{lows[row]}–{lows[row] + 5}%" if row < 6 else "",
    )

    def stands(row: int) -> str:
        if row >= 6:
            return ""
        value = float(cents.rounded(fig(got, row).value))
        return "Below" if value < lows[row] else "Above" if value > lows[row] + 5 else "In range"

    grid.words(pen.pick("Position", "Against range"), stands)
    grid.sum_row("All services")
    pen.add(grid.table("In time, and in the range sought"))
