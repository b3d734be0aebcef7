"""The same part of two years, with the step in numbers."""

from tools.unseen.pen import Pen
from tools.unseen.periods import part_years
from tools.unseen.styles import SIZE


def write(pen: Pen) -> None:
    a, b = part_years(pen.chance)
    for name in pen.some(pen.words.fires, 4):
        was = pen.count(30, 900)
        now = pen.near(was, 0.4)
        more = pen.went(now, was, "more", "fewer")
        pen.say(f"{name}: {now} in {b}, {pen.less(now, was, SIZE)} {more} than in {a} ({was}).")
    pen.chatter()
