"""The same measures in two tables that honestly differ: provisional at first, final a quarter later, with a note that says so."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 5)
    year = pen.chance.randint(28, 33)
    cents = Style(places=1, after="%", sign="+")
    grid = Grid(pen, "Measure", names)
    was = grid.counts(f"Q2 {year - 1}/{year}", 60, 700)
    first = grid.near(f"Q2 {year}/{year + 1} (provisional)", was, 0.3)
    grid.percent("% change", first, was, cents)
    pen.add(grid.table("As first reported"))
    pen.say(
        "Late records came in after the quarter was closed, so final figures are a little higher than those first printed."
    )
    later = Grid(pen, "Measure", names)
    was_again = later.given(f"Q2 {year - 1}/{year}", [pen.again(fig(was, row)) for row in range(5)])
    final = later.given(
        f"Q2 {year}/{year + 1} (final)",
        [pen.number(int(fig(first, row).value * pen.chance.uniform(1.01, 1.05)) + 1) for row in range(5)],
    )
    later.change("Change", final, was_again, Style(sign="+"))
    later.percent("% change", final, was_again, cents)
    pen.add(later.table("Final figures"))
