"""Last year as first published and as revised, this year, and the change, which is on the revised figure."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, pen.pick("Offence", "Category"), pen.some(pen.words.offences, 6))
    first = grid.counts(f"{before} {pen.pick('(as first published)', 'published')}", 90, 1200)
    revised = grid.near(f"{before} {pen.pick('(revised)', 'restated')}", first, 0.05)
    if pen.luck() < 0.6:
        grid.change("Revision", revised, first, Style(sign="+"))
    new = grid.near(now, revised, 0.25)
    grid.change("Change", new, revised, Style(sign="+"))
    grid.percent("% change", new, revised, Style(places=1, after="%", sign="+"))
    grid.sum_row("Total")
    note = f"Changes are measured against the revised {before} figures."
    pen.add(grid.table("Recorded crime, with revisions", notes=(note,) if pen.luck() < 0.8 else ()))
