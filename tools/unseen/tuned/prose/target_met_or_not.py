"""A target, a result and whether it was met."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.fires, 4):
        target = pen.count(60, 500)
        actual = pen.near(target, 0.3)
        way = pen.went(actual, target, "above", "below")
        gap = pen.less(actual, target, SIZE)
        pen.say(f"{name}: {actual} against a target of no more than {target}, which is {gap} {way} it.")
    pen.chatter()
