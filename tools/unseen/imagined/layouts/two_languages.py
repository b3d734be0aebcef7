"""Heads and labels in Welsh and English at once, with last year, this year, the change and the per cent."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style

LABELS = (
    "Lladrad / Robbery", "Twyll / Fraud", "Byrgleriaeth / Burglary", "Troseddau casineb / Hate crime",
    "Difrod troseddol / Criminal damage", "Troseddau cerbyd / Vehicle crime", "Arfau / Weapons",
)  # fmt: skip


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Trosedd / Offence", "Math / Type"), pen.some(LABELS, 6))
    before, now = financial(pen.chance, 2)
    was = grid.counts(before, 40, 800)
    new = grid.near(now, was, 0.3)
    grid.change("Newid / Change", new, was)
    grid.percent(pen.pick("% newid / % change", "Newid % / Change %"), new, was, Style(places=1, after="%"))
    grid.sum_row("Cyfanswm / Total")
    pen.add(
        grid.table(
            pen.pick("Troseddau a gofnodwyd / Recorded offences", "Tabl / Table: troseddau / offences")
        )
    )
