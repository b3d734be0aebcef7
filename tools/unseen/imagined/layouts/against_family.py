"""Our rate, the average of the family, the difference, the per cent and where we stand of fifteen."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Crime type", "Offence"), pen.some(pen.words.offences, 7))
    style = Style(places=2)
    own = grid.derived(
        pen.pick("Our rate", "Local rate", pen.words.places[0]),
        lambda row: pen.number(pen.chance.randint(200, 3000) / 100, style),
    )
    mean = grid.derived(
        pen.pick("Family average", "MSG average", "iQuanta average"),
        lambda row: pen.number(round(fig(own, row).value * pen.chance.uniform(0.7, 1.4), 2), style),
    )
    if pen.luck() < 0.7:
        grid.change(
            pen.pick("Difference", "Distance from average", "Gap"), own, mean, Style(places=2, sign="+")
        )
    grid.percent(
        pen.pick("% difference", "% from average", "% above/below"),
        own,
        mean,
        Style(places=1, after="%", sign=pen.pick("+", "")),
    )
    if pen.luck() < 0.5:
        grid.words("Position (of 15)", lambda row: f"{pen.chance.randint(1, 15)}")
    pen.add(grid.table("Against our family, crimes per 1,000 population"))
