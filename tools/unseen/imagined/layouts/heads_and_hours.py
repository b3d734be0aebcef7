"""Staff as heads and as full-time posts, budgeted and in post, with the gap in posts and the posts to each head."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(
        pen, pen.pick("Unit", "Function"), [f"{name} unit" for name in pen.some(pen.words.budgets, 6)]
    )
    tenth = Style(places=1)
    people = grid.counts(pen.pick("Headcount", "People employed"), 20, 180)
    posts = grid.derived(
        pen.pick("FTE in post", "Full-time equivalent"),
        lambda row: pen.number(round(fig(people, row).value * pen.chance.uniform(0.7, 0.97), 1), tenth),
    )
    budget = grid.derived(
        pen.pick("FTE budgeted", "Establishment (FTE)"),
        lambda row: pen.number(round(fig(posts, row).value * pen.chance.uniform(0.95, 1.15), 1), tenth),
    )
    posts.make = budget.make = None
    posts.style = budget.style = tenth
    grid.change(pen.pick("Over/under (FTE)", "Gap"), posts, budget, Style(places=1, sign=pen.pick("+", "")))
    grid.derived("FTE per head", lambda row: pen.rate(fig(posts, row), fig(people, row), 1, Style(places=2)))
    grid.sum_row(pen.pick("All units", "Force"))
    pen.add(grid.table("Staff in heads and in posts"))
