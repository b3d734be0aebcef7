"""Us beside a neighbour and the region: the gap to each in number and the per cent that we are above or below."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    us, other = pen.some(pen.words.places, 2)
    rate = Style(places=pen.pick(1, 2))
    grid = Grid(pen, pen.pick("Rate per 1,000", "Offence rate"), pen.some(pen.words.offences, 6))

    def made(low: float, high: float) -> list:
        return [pen.number(float(rate.rounded(pen.chance.uniform(low, high))), rate) for _ in range(6)]

    mine = grid.given(us, made(2, 30), rate)
    theirs = grid.given(other, made(2, 30), rate)
    region = grid.given(pen.pick("Region", "East region"), made(2, 30), rate)
    gap = Style(places=rate.places, sign="+")
    cents = Style(places=1, after="%", sign="+")
    grid.change(pen.pick(f"Gap to {other}", f"{us} less {other}"), mine, theirs, gap)
    grid.percent(f"% above or below {other}", mine, theirs, cents)
    grid.change("Gap to region", mine, region, gap)
    grid.percent("% above or below region", mine, region, cents)
    pen.add(grid.table("How we compare"))
