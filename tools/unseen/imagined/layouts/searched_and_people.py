"""Searches by group: how many, the per cent of all, the per cent of people and the ratio of the two per cents."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = pen.pick(
        ["Under 18", "18 to 24", "25 to 34", "35 to 49", "50 and over"],
        ["Group A", "Group B", "Group C", "Group D", "Group E"],
    )
    grid = Grid(pen, pen.pick("Group", "Self-defined group"), labels)
    count = grid.counts(pen.pick("Searches", "Stopped and searched", "Number"), 40, 900)
    whole = pen.number(sum(cell.value for cell in count.cells))
    people = pen.chance.sample(range(8, 40), 5)
    cents = Style(places=1, after="%")
    share = grid.derived("% of searches", lambda row: _shown(pen.share(fig(count, row), whole, cents)))
    folk = grid.derived(
        pen.pick("% of residents", "% of population"),
        lambda row: _shown(pen.number(1000 * people[row] / sum(people) / 10, cents)),
    )
    grid.derived(
        pen.pick("Ratio", "Disproportionality", "Times as likely"),
        lambda row: pen.rate(fig(share, row), fig(folk, row), 1, Style(places=2)),
    )
    grid.labels.append("Total")
    pen.relate("sum", whole, list(count.cells))
    for column, cell in ((count, whole), (share, "100.0%"), (folk, "100.0%"), (grid.columns[-1], "")):
        column.cells.append(cell)
    grid.order.append(5)
    pen.add(grid.table("Who is searched", ordered=True))


def _shown(figure: Fig) -> Fig:
    return Fig(figure.token, round(figure.value + 1e-9, 1))
