"""A target, what was done, how far off, and a colour."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Fig, Pen

COLOURS = (("Green", "Amber", "Red"), ("G", "A", "R"), ("On target", "Near target", "Off target"))


def write(pen: Pen) -> None:
    colours = pen.chance.choice(COLOURS)
    grid = Grid(pen, "Performance measure", pen.some(pen.words.housing, 7))
    target = grid.derived("Target", lambda row: pen.number(10 * pen.chance.randint(8, 60)))
    actual = grid.derived("Actual", lambda row: pen.near(fig(target, row), 0.25))
    if pen.luck() < 0.6:
        grid.derived("Variance", lambda row: pen.less(fig(actual, row), fig(target, row)))
    grid.derived("RAG", lambda row: _colour(pen, fig(actual, row), fig(target, row), colours))
    note = f"{colours[0]}: target met. {colours[1]}: within 10% of the target. {colours[2]}: more than 10% below it."
    pen.add(grid.table("Scorecard (higher is better)", notes=[note]))


def _colour(pen: Pen, actual: Fig, target: Fig, colours: tuple[str, ...]) -> Fig:
    short = target.value - actual.value
    word = colours[0 if short <= 0 else 1 if short <= 0.1 * target.value else 2]
    return pen.relate("status", pen.word(word), [actual, target], words=colours, slack=0.1, probable=True)
