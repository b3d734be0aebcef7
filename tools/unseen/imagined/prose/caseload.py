"""What was open, came in, was closed and is left."""

from tools.unseen.pen import Pen

FORMS = (
    "{name} began the year with {start} open cases; {new} were opened and {done} closed, leaving {left} at the end.",
    "There were {start} cases open in {name} at the start, {new} came in and {done} were closed, so {left} remain open.",
)


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.wards, 4):
        start, new, done = pen.count(60, 200), pen.count(40, 200), pen.count(20, 60)
        left = pen.number(start.value + new.value - done.value)
        pen.relate("difference", left, [start, new, done], signs=(1, 1, -1))
        pen.say(pen.chance.choice(FORMS).format(name=name, start=start, new=new, done=done, left=left))
