"""Boxes of a one-page summary: a figure, an arrow and per cent, last year's figure, each on its line."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    up, down = pen.pick(("▲", "▼"), ("↑", "↓"))
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.offences, 5):
        was = pen.count(60, 3200)
        now = pen.near(was, 0.3)
        pen.say(
            f"{name}: {now} {pen.went(now, was, up, down)} {pen.percent(now, was, cents)} (last year: {was})"
        )
