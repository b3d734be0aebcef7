"""Offences and how many bear a mark: an offence may bear several, so the marked ones come to more or less than all."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = [f"{name} related" for name in ("Alcohol", "Drug", "Knife", "Domestic", "Hate")]
    grid = Grid(pen, pen.pick("Marker", "Flag"), [*names, "All offences"])
    was = grid.derived(before, lambda row: pen.count(40, 200) if row < 5 else pen.count(600, 900))
    new = grid.derived(now, lambda row: pen.near(fig(was, row), 0.2))
    grid.change("Change", new, was)
    grid.percent("% change", new, was, Style(places=1, after="%"))
    notes = ("An offence may carry more than one marker.",) if pen.luck() < 0.5 else ()
    pen.add(grid.table("Offences that bear a marker", notes=notes, ordered=True))
