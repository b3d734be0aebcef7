"""One figure against the last quarter and against a year ago."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    for service in pen.some(pen.words.services, 4):
        now = pen.count(60, 800)
        last, year = pen.near(now, 0.3), pen.near(now, 0.4)
        pen.say(
            f"{service} stood at {now} this quarter: {pen.went(now, last, 'up', 'down')} {pen.percent(now, last, cents)} "
            f"on last quarter ({last}) and {pen.went(now, year, 'up', 'down')} {pen.percent(now, year, cents)} "
            f"on the same quarter last year ({year})."
        )
