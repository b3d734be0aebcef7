"""Places with a rate and a rank."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    places = pen.some(pen.words.places, pen.chance.randint(8, 13))
    rates = [n / 10 for n in pen.some(range(120, 990), len(places))]
    highest = pen.luck() < 0.5
    grid = Grid(pen, "Partnership", places)
    style = Style(places=1)
    rate = grid.derived("Rate per 1,000", lambda row: pen.number(rates[row], style))
    word = "highest" if highest else "lowest"
    grid.derived(
        f"Rank (1 = {word})",
        lambda row: pen.rank(
            fig(rate, row), [fig(rate, n) for n in range(len(places)) if n != row], highest_first=highest
        ),
    )
    if pen.luck() < 0.5:
        grid.order.sort(key=lambda row: -rates[row] if highest else rates[row])
    pen.add(grid.table("Where each place stands"))
