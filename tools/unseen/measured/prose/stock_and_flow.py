"""What was open, what came, what went, what is left."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.services, 4):
        start, new = pen.count(40, 300), pen.count(20, 160)
        gone = pen.number(pen.chance.randint(5, int(start.value)))
        left = pen.number(start.value + new.value - gone.value)
        pen.relate("difference", left, [start, new, gone], signs=(1, 1, -1))
        pen.say(
            f"{service}: the year began with {start} open, {new} were added and {gone} closed, which left {left} at the end."
        )
