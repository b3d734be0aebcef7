"""Recorded, solved, the per cent solved, last year's per cent, and points between."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Offence", pen.some(pen.words.offences, 6))
    style = Style(places=1, after="%")
    recorded = grid.counts(pen.pick("Recorded", "Crimes recorded"), 100, 900)
    solved = grid.part_of(pen.pick("Solved", "Positive outcomes", "Detected"), recorded, 0.06, 0.45)
    rate = grid.share(pen.pick("Solved rate", "Outcome rate", "Detection rate"), solved, recorded, style)
    past = grid.derived(
        pen.pick("Rate last year", "Previous year's rate"),
        lambda row: pen.number(
            float(style.rounded(fig(rate, row).value)) + pen.chance.randint(-40, 60) / 10, style
        ),
    )

    def points(row: int) -> Fig:
        shown = float(style.rounded(fig(rate, row).value)) - fig(past, row).value
        figure = pen.number(shown, Style(places=1, sign="+"))
        return pen.relate("difference", figure, [fig(rate, row), fig(past, row)], signs=(1, -1))

    grid.derived(pen.pick("Change (pp)", "% pts change", "Percentage point change"), points)
    pen.add(grid.table("Outcomes"))
