"""A whole year beside the months so far, what these would come to in a year, and the change of that: not of the count."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = financial(pen.chance, 2)
    months = pen.number(pen.pick(3, 6, 9))
    grid = Grid(pen, pen.pick("Offence", "Demand"), pen.some(pen.words.offences, 6))
    full = grid.counts(f"{before} (12 months)", 90, 1400)
    so_far = grid.derived(f"{now} ({months} months)", lambda row: _part(pen, fig(full, row), months))
    grown = grid.derived(
        pen.pick("Pro rata to 12 months", "Full-year equivalent"),
        lambda row: _grown(pen, fig(so_far, row), months),
    )
    signed = Style(places=1, after="%", sign="+")
    grid.change(pen.pick("Change (pro rata)", "Equivalent less last year"), grown, full, Style(sign="+"))
    grid.percent(pen.pick("% change (pro rata)", "% on last year"), grown, full, signed)
    pen.add(grid.table("Last year, and what there was of this"))


def _part(pen: Pen, full: Fig, months: Fig) -> Fig:
    return pen.number(round(full.value * months.value / 12 * pen.chance.uniform(0.75, 1.3)))


def _grown(pen: Pen, part: Fig, months: Fig) -> Fig:
    """A whole number, from which the change is worked out as printed."""
    figure = pen.rate(part, months, 12, pen.plain)
    return Fig(figure.token, float(pen.plain.rounded(figure.value)))
