"""What was done against a target, and the points between."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(places=1, after="%")
    for service in pen.some(pen.words.housing, 4):
        target = pen.number(pen.chance.randint(70, 96), Style(after="%"))
        actual = pen.number(target.value + pen.pick(-1, 1) * pen.chance.randint(5, 120) / 10, style)
        gap = pen.number(abs(actual.value - target.value), Style(places=1))
        pen.relate("difference", gap, [actual, target], signs=(1, -1), size=True, slack=0.0)
        way = pen.went(actual, target, "above", "below")
        pen.say(
            f"{service} within time stood at {actual}, {gap} percentage points {way} the target of {target}."
        )
