"""A table, and a paragraph that tells its total and one row again."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.offences, 6)
    grid = Grid(pen, "Offence", names)
    was = grid.counts(before, 30, 900)
    new = grid.near(now, was, 0.3)
    grid.change("Change", new, was)
    total = grid.sum_row("All offences")
    cents = Style(places=1, after="%", size=True)
    a, b = fig(new, total), fig(was, total)
    if a.value != b.value:
        way, cent = pen.went(a, b, "rose", "fell"), pen.percent(a, b, cents)
        pen.say(f"All offences {way} by {cent}, from {pen.again(b)} to {pen.again(a)}.")
    row = pen.chance.randrange(6)
    a, b = fig(new, row), fig(was, row)
    pen.say(
        f"{names[row]} {pen.went(a, b, 'rose', 'fell')} from {pen.again(b)} in {before} to {pen.again(a)} in {now}."
    )
    pen.add(grid.table("Offences"))
