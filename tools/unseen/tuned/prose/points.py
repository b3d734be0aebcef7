"""Percentage points between two per cents."""

from tools.unseen.pen import Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = calendar(pen.chance, 2)
    percent = Style(places=pen.pick(0, 1), after="%")
    for question in pen.some(pen.words.questions, 4):
        was = pen.number(pen.chance.randint(150, 800) / 10, percent)
        new = pen.number(was.value + pen.chance.choice((-1, 1)) * pen.chance.randint(20, 140) / 10, percent)
        gap = pen.number(
            abs(float(percent.rounded(new.value)) - float(percent.rounded(was.value))),
            Style(places=percent.places),
        )
        pen.relate("difference", gap, [new, was], signs=(1, -1), size=True)
        way = pen.went(new, was, "rose", "fell")
        pen.say(
            f"{question}: the share {way} by {gap} percentage points, from {was} in {before} to {new} in {now}."
        )
