"""A table and a paragraph that tells some of its rows in other words."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{name} {rose} by {size}, from {was} to {now}.",
    "There were {now} {lower} offences this year, {went} from {was}.",
    "{name} is {went} {cent}, with {size} {more} offences than last year.",
    "We recorded {now} {lower} offences, {cent} {more} than in {before} ({was}).",
    "{name} offences {rose} by {cent} to {now}.",
)


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.offences, 7)
    grid = Grid(pen, "Offence", names)
    was = grid.counts(before, 60, 900)
    new = grid.near(now, was, 0.3)
    grid.change(pen.pick("Change", "Difference"), new, was)
    cents = Style(places=1, after="%", size=True)
    grid.percent("% change", new, was, Style(places=1, after="%"))
    grid.sum_row(pen.pick("Total", "All crime"))
    pen.add(grid.table("Offences this year and last"))
    for row in pen.some(range(7), 4):
        a, b = fig(new, row), fig(was, row)
        parts = {
            "name": names[row],
            "lower": names[row].lower(),
            "before": before,
            "was": pen.again(b),
            "now": pen.again(a),
        }
        parts |= {"rose": pen.went(a, b, "rose", "fell"), "went": pen.went(a, b, "up", "down")}
        parts |= {
            "more": pen.went(a, b, "more", "fewer"),
            "size": pen.less(a, b, SIZE),
            "cent": pen.percent(a, b, cents),
        }
        pen.say(pen.chance.choice(FORMS).format(**parts))
