"""Five years, their mean, and how far the last of them lies from the mean in number and in per cent."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = years(pen.chance, 5)
    grid = Grid(pen, pen.pick("Incident", "Type"), pen.some(pen.words.fires, 6))
    first = grid.counts(heads[0], 60, 900)
    spans = [first, *(grid.near(head, first, 0.3) for head in heads[1:])]
    style = Style(places=pen.pick(0, 1))
    mean = grid.derived(
        pen.pick("5 yr avg", "Five-year average", "5-year mean"),
        lambda row: _printed(pen, pen.average([fig(each, row) for each in spans], style), style),
    )
    grid.change(pen.pick("+/- avg", "Against average"), spans[-1], mean, Style(sign="+", places=style.places))
    grid.percent(
        pen.pick("% +/- avg", "% from average"), spans[-1], mean, Style(places=1, after="%", sign="+")
    )
    pen.add(grid.table(pen.pick("Against the five years", "This year set beside the mean of five")))


def _printed(pen: Pen, figure: Fig, style: Style) -> Fig:
    """The mean as it is printed, from which the rest is worked out."""
    return Fig(figure.token, float(style.rounded(figure.value)))
