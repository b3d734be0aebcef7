"""Residents, how many cases so many for each ten thousand would be, how many were heard, and which of them had been before."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    per = pen.number(pen.pick(30, 40, 50))
    grid = Grid(pen, "District", pen.some(pen.words.places, 6))
    women = grid.derived(
        pen.pick("Adult women", "Women aged 16 and over"),
        lambda row: pen.number(pen.chance.randint(160, 900) * 100),
        adds=True,
    )
    women.make = None
    expected = grid.derived(
        pen.pick(f"Expected ({per} per 10,000)", f"Cases expected at {per} per 10,000"),
        lambda row: _expected(pen, fig(women, row), per),
    )
    heard = grid.near(pen.pick("Cases heard", "Discussed"), expected, 0.4)
    grid.percent(
        pen.pick("Above or below expected", "% off expected"), heard, expected, Style(after="%", sign="+")
    )
    repeat = grid.part_of(pen.pick("Of which repeat", "Repeats"), heard, 0.15, 0.4)
    grid.share("Repeat rate", repeat, heard, Style(after="%"))
    grid.derived(
        "Heard per 10,000", lambda row: pen.rate(fig(heard, row), fig(women, row), 10_000, Style(places=1))
    )
    pen.add(grid.table("Conference cases"))


def _expected(pen: Pen, women: Fig, per: Fig) -> Fig:
    """A whole number, from which the per cent beside it is worked out as printed."""
    return Fig(
        pen.product(women, per, 1 / 10_000, Style()).token, round(women.value * per.value / 10_000 + 1e-9)
    )
