"""Quarter after quarter: down for the third time running, each figure told."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for service in pen.some(pen.words.services, 3):
        first = pen.count(300, 900)
        second = pen.number(first.value - pen.chance.randint(10, 60))
        third = pen.number(second.value - pen.chance.randint(10, 60))
        fourth = pen.number(third.value - pen.chance.randint(10, 60))
        fall = pen.less(first, fourth, Style())
        pen.say(
            f"{service} fell for the third quarter running: {first}, {second}, {third} and now {fourth}, "
            f"a fall of {fall} or {pen.percent(fourth, first, cents)} over the year."
        )
