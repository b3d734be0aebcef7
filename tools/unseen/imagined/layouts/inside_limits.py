"""A month's count beside the mean and the limits that chance allows, and whether it stands inside them."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Offence", "Measure"), pen.some(pen.words.offences, 8))
    tenth = Style(places=1)
    now = grid.counts(pen.pick("This month", "Latest month"), 40, 400)
    mean = grid.derived(
        pen.pick("24-month mean", "Expected"),
        lambda row: pen.number(round(fig(now, row).value * pen.chance.uniform(0.75, 1.3), 1), tenth),
    )
    wide = [round(2.5 * fig(mean, row).value ** 0.5, 1) for row in range(8)]
    grid.derived("Lower limit", lambda row: pen.number(fig(mean, row).value - wide[row], tenth))
    grid.derived("Upper limit", lambda row: pen.number(fig(mean, row).value + wide[row], tenth))
    grid.change(pen.pick("Distance from mean", "Above or below mean"), now, mean, Style(places=1, sign="+"))

    def stands(row: int) -> str:
        far = fig(now, row).value - fig(mean, row).value
        return "Within limits" if abs(far) <= wide[row] else "Above limit" if far > 0 else "Below limit"

    grid.words(pen.pick("Signal", "Position"), stands)
    pen.add(grid.table("Is it more than chance?"))
