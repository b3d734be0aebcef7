"""The same offences over calendar years and over financial years, in two tables: no figure of one is wrong for the other."""

from tools.unseen.grid import Column, Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    year = pen.chance.randint(2028, 2033)
    names = pen.some(pen.words.offences, 5)
    calendar = (str(year - 1), str(year), pen.pick("Calendar years", "January to December"))
    money = (
        f"{year - 1}/{year % 100:02}",
        f"{year}/{(year + 1) % 100:02}",
        pen.pick("Financial years", "April to March"),
    )
    first: list[Column] = []
    for before, now, caption in pen.pick((calendar, money), (money, calendar)):
        grid = Grid(pen, "Offence", names)
        if first:
            was, new = (
                grid.given(head, [pen.near(fig(column, row), 0.08) for row in range(5)])
                for head, column in zip((before, now), first, strict=True)
            )
        else:
            was = grid.counts(before, 80, 900)
            new = grid.near(now, was, 0.3)
            first = [was, new]
        grid.change("Change", new, was)
        grid.percent("% change", new, was, Style(places=1, after="%"))
        grid.sum_row("Total")
        pen.add(grid.table(caption))
        pen.chatter()
