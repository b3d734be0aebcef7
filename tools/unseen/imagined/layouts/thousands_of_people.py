"""A survey's counts in thousands and its rates for each thousand adults, with the change and whether it is beyond chance."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    year = pen.chance.randint(2027, 2033)
    month = pen.pick("March", "June", "September")
    ending = pen.pick("YE {m} {y}", "Year ending {m} {y}", "{m} {y}")
    before, now = (ending.format(m=month, y=each) for each in (year - 1, year))
    grid = Grid(pen, pen.pick("Offence group", "Experience"), pen.some(pen.words.offences, 7))
    adults = pen.number(pen.chance.randint(38_000, 49_000))
    pen.say(f"Numbers are in thousands. There are {adults} thousand adults.")
    was = grid.counts(f"{before} (000s)", 150, 2400)
    new = grid.near(f"{now} (000s)", was, 0.2)
    grid.percent("% change", new, was, Style(after="%"))
    grid.words(pen.pick("Significant", "Beyond sampling error"), lambda row: pen.pick("Yes", "No", "No"))
    rate = Style(places=1)
    grid.derived(f"Per 1,000 adults, {now}", lambda row: pen.rate(fig(new, row), adults, 1000, rate))
    pen.add(grid.table("Incidents that adults told of"))
