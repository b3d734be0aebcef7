"""A table with exact counts, and sentences that tell them to the nearest hundred or fifty with the per cents of the exact ones."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style

FORMS = (
    "There were about {about} {name}, {up} {cent} on the year.",
    "Around {about} {name} were dealt with, {cent} {more} than in {before}.",
    "{Name} came to roughly {about} and {rose} by {cent}.",
)


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.services, 6)
    step = pen.pick(50, 100)
    grid = Grid(pen, "Work", names)
    was = grid.counts(before, 900, 5000)
    new = grid.near(now, was, 0.2)
    total = pen.luck() < 0.5
    if total:
        grid.sum_row("All work")
    pen.add(grid.table("Work done"))
    cents = Style(after="%", size=True)
    for row in pen.some(range(6), 4):
        a, b = fig(new, row), fig(was, row)
        about = pen.relate(
            "same", pen.number(round(a.value / step) * step), [a], slack=step / 2, probable=True
        )
        parts = {
            "Name": names[row],
            "name": names[row].lower(),
            "before": before,
            "about": about,
            "cent": pen.percent(a, b, cents),
        }
        parts |= {"up": pen.went(a, b, "up", "down"), "more": pen.went(a, b, "more", "fewer")}
        pen.say(pen.chance.choice(FORMS).format(**parts, rose=pen.went(a, b, "rose", "fell")))
