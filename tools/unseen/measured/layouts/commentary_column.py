"""A scorecard with a column of commentary that repeats the figures in words."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    before, now = years(pen.chance, 2)
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.services, 5):
        was = pen.count(40, 900)
        new = pen.near(was, 0.4)
        talk = pen.chance.choice(pen.words.chatter)
        said = f"{pen.went(new, was, 'Up', 'Down')} {pen.percent(new, was, cents)} on {before}. {talk}"
        rows.append((name, str(was), str(new), said))
    pen.add(Table("Measures and commentary", (("Measure", before, now, "Commentary"),), tuple(rows)))
