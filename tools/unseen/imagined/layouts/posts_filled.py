"""Posts there should be, filled and empty, and the per cent that is empty."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Team", pen.some(pen.words.budgets, 6))
    style = Style(places=1)
    posts = grid.derived(
        pen.pick("Establishment FTE", "Funded FTE"),
        lambda row: pen.number(pen.chance.randint(100, 900) / 10, style),
    )
    filled = grid.derived(
        pen.pick("In post", "Filled FTE"),
        lambda row: pen.number(round(fig(posts, row).value * pen.chance.uniform(0.7, 0.98), 1), style),
    )
    empty = grid.derived(
        pen.pick("Vacant", "Vacancies FTE", "Gap"),
        lambda row: pen.less(fig(posts, row), fig(filled, row), style),
    )
    grid.share(pen.pick("Vacancy rate", "% vacant"), empty, posts, Style(places=1, after="%"))
    pen.add(grid.table("Workforce"))
