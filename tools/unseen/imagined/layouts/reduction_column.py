"""Columns named reductions, in which a fall stands without a sign and a rise below nought; and the reduction that was sought."""

from dataclasses import replace

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    grid = Grid(pen, pen.pick("Offence", "Type"), pen.some(pen.words.offences, 7))
    was = grid.counts(pen.pick(f"Baseline ({before})", before), 80, 900)
    new = grid.near(now, was, 0.3)
    signed = Style(brackets=pen.luck() < 0.4)
    fall = grid.derived(
        pen.pick("Reduction", "Reduction achieved"),
        lambda row: pen.less(fig(was, row), fig(new, row), signed),
        adds=True,
    )
    grid.share(
        pen.pick("% reduction", "Reduction as % of baseline"), fall, was, replace(signed, places=1, after="%")
    )
    if pen.luck() < 0.5:
        grid.words("Reduction sought", lambda row: f"{pen.chance.randint(2, 12)}%")
    grid.sum_row("All")
    note = "A rise is shown as a negative reduction." if not signed.brackets else "Rises are in brackets."
    pen.add(grid.table("Reductions", notes=(note,) if pen.luck() < 0.6 else ()))
