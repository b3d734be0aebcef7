"""A rate beside the average of like places, and the per cent between."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=2)
    grid = Grid(pen, "Crime type", pen.some(pen.words.offences, 8))
    own = grid.derived(
        pen.chance.choice(pen.words.places), lambda row: pen.number(pen.chance.randint(40, 2400) / 100, style)
    )
    group = grid.derived(
        "Group average", lambda row: pen.number(fig(own, row).value * pen.chance.uniform(0.7, 1.4), style)
    )
    grid.derived(
        "Difference", lambda row: pen.less(fig(own, row), fig(group, row), Style(places=2, sign="+"))
    )
    grid.percent("% from average", own, group, Style(places=1, after="%", sign="+"))
    pen.add(grid.table("Rates per 1,000 people and the average of similar places"))
