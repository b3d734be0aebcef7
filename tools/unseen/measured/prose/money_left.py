"""A budget, what of it is spent, with the per cent, and what is left."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    for service in pen.some(pen.words.services, 3):
        budget = pen.number(100 * pen.chance.randint(80, 900), pounds)
        spent = pen.number(100 * int(budget.value / 100 * pen.chance.uniform(0.2, 0.95)), pounds)
        left = pen.less(budget, spent, pounds)
        cent = pen.share(spent, budget, Style(after="%"))
        pen.say(f"{service}: {spent} of the {budget} budget ({cent}) has been spent, which leaves {left}.")
