"""Posts, how many are filled and vacant, and the vacancy rate."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=1)
    labels = pen.some(pen.words.budgets, 6)
    grid = Grid(pen, "Team", labels)
    posts = [pen.number(pen.chance.randint(120, 900) / 10, style) for _ in labels]
    filled = [pen.number(int(10 * post.value * pen.chance.uniform(0.75, 0.99)) / 10, style) for post in posts]
    posts = grid.given("Establishment (FTE)", posts, style)
    filled = grid.given("In post (FTE)", filled, style)
    vacant = grid.change("Vacant (FTE)", posts, filled, style)
    grid.share("Vacancy rate", vacant, posts, Style(places=1, after="%"))
    grid.sum_row("All teams")
    pen.add(grid.table("Workforce"))
