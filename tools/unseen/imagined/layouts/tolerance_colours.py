"""Actual and target with a tolerance and a colour; for some measures less is better, so a red one stands above its target."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

COLOURS = ("Green", "Amber", "Red")


def write(pen: Pen) -> None:
    names = pen.some([*pen.words.services[:5], *pen.words.offences[:5]], 8)
    grid = Grid(pen, "Indicator", names)
    lower = [name in pen.words.offences for name in names]
    tolerance = pen.pick(5, 10)
    grid.words(pen.pick("Polarity", "Good is"), lambda row: "Lower" if lower[row] else "Higher")
    heads = pen.pick(("Actual", "Target"), ("Q2 actual", "Q2 target"))
    actual = grid.counts(heads[0], 60, 700)
    target = grid.near(heads[1], actual, 0.2)
    if pen.luck() < 0.5:
        grid.words("Tolerance", lambda row: f"{tolerance}%")
    if pen.luck() < 0.7:
        grid.percent("% from target", actual, target, Style(places=1, after="%", sign="+"))
    grid.words(
        pen.pick("RAG", "Status"),
        lambda row: str(_colour(pen, fig(actual, row), fig(target, row), lower[row], tolerance / 100)),
    )
    note = f"Green: target met. Amber: within {tolerance}% of target. Red: further off."
    pen.add(grid.table("Indicators against target", notes=(note,)))


def _colour(pen: Pen, actual: Fig, target: Fig, lower: bool, tolerance: float) -> Fig:
    factor = -1.0 if lower else 1.0
    short = factor * (target.value - actual.value)
    place = 0 if short <= 0 else 1 if short <= tolerance * target.value else 2
    return pen.relate(
        "status", pen.word(COLOURS[place]), [actual, target], words=COLOURS, slack=tolerance, factor=factor
    )
