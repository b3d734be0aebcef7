"""Forecasts and ranges: they look like claims about what was, and are not."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(after="%", size=True)
    for service in pen.some(pen.words.services, 3):
        now = pen.count(200, 900)
        before = pen.near(now, 0.3)
        low = int(now.value) + pen.chance.randint(5, 30)
        pen.say(
            f"{service} stand at {now}, {pen.went(now, before, 'up', 'down')} {pen.percent(now, before, cents)} from {before}. "
            f"If that goes on there will be between {low} and {low + pen.chance.randint(10, 60)} by March, "
            f"and the target for next year is {pen.chance.randint(100, 990)}."
        )
