"""What was told last time and what it is now: two figures for one thing, and both are right."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.offences, 4):
        was = pen.count(200, 1800)
        now = pen.number(was.value + pen.pick(-1, 1) * pen.chance.randint(2, 40))
        more = pen.went(now, was, "more", "fewer")
        pen.say(
            f"{name}: the last report gave {was} for the first quarter. After late records were added the figure is "
            f"{now}, {pen.less(now, was, SIZE)} {more}."
        )
    pen.chatter()
