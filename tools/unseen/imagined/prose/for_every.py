"""For every so many of one thing so many of another: a ratio told in words beside both of its figures."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "For every call about {b} there were {ratio} about {a} ({x} and {y}).",
    "{A} outnumber {b} by {ratio} to one: {x} against {y}.",
    "There were {x} {a} and {y} {b}, that is {ratio} of the former for each of the latter.",
    "With {x} {a} to {y} {b}, the ratio is {ratio} to 1.",
)


def write(pen: Pen) -> None:
    names = pen.some(pen.words.services, 8)
    style = Style(places=1)
    for first, second in zip(names[:4], names[4:], strict=True):
        y = pen.count(40, 300)
        x = pen.number(int(y.value * pen.chance.uniform(1.4, 7)))
        parts = {"A": first, "a": first.lower(), "b": second.lower(), "x": x, "y": y}
        pen.say(pen.chance.choice(FORMS).format(**parts, ratio=pen.rate(x, y, 1, style)))
