"""Under a table of places: above the average by so much, the highest, how many fell."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{place} saw the count go {went} by {size}, or {cent}.",
    "In {place} there were {size} {more} than in {before}.",
    "{place} recorded {now} in {year}, compared with {was} in {before}.",
    "The figure for {place} {rose} by {cent}.",
)


def write(pen: Pen) -> None:
    before, year = calendar(pen.chance, 2)
    places = pen.some(pen.words.places, 7)
    grid = Grid(pen, "Town", places)
    was = grid.counts(before, 80, 900)
    new = grid.near(year, was, 0.3)
    signed = pen.luck() < 0.5
    if signed:
        grid.change("Change", new, was)
    cents = Style(places=1, after="%", size=True)
    pen.add(grid.table(f"{pen.words.offences[4]} recorded by town"))
    for row in pen.some(range(7), 3):
        a, b = fig(new, row), fig(was, row)
        parts = {
            "place": places[row],
            "before": before,
            "year": year,
            "was": pen.again(b),
            "now": pen.again(a),
        }
        parts |= {"went": pen.went(a, b, "up", "down"), "more": pen.went(a, b, "more", "fewer")}
        parts |= {"rose": pen.went(a, b, "rose", "fell"), "size": pen.less(a, b, SIZE)}
        pen.say(pen.chance.choice(FORMS).format(**parts, cent=pen.percent(a, b, cents)))
    highest = pen.named(places, [fig(new, row) for row in range(7)])
    pen.say(f"{highest} had the highest number in {year}.")
