"""A cost, how many it was for, and what that is each."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    for service in pen.some(pen.words.services, 4):
        people = pen.count(12, 240)
        cost = pen.number(people.value * pen.chance.randint(40, 900), pounds)
        each = pen.number(cost.value / people.value, pounds)
        pen.relate("share", each, [cost, people], factor=1.0)
        pen.say(f"{service} cost {cost} for {people} people, or {each} each.")
