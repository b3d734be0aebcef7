"""What was spent against the budget, over or under."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} spent {spent} against a budget of {budget}, an {kind} of {size}.",
    "The budget for {name} was {budget} and {spent} was spent: an {kind} of {size}.",
    "{name} reported an {kind} of {size}: {spent} spent of a budget of {budget}.",
)


def write(pen: Pen) -> None:
    pounds = Style(before="£", size=True)
    for name in pen.some(pen.words.budgets, 4):
        budget = pen.count(20000, 900000, pounds)
        spent = pen.near(budget, 0.15, pounds)
        kind = "overspend" if spent.value > budget.value else "underspend"
        pen.say(
            pen.chance.choice(FORMS).format(
                name=name, spent=spent, budget=budget, kind=kind, size=pen.less(spent, budget, pounds)
            )
        )
