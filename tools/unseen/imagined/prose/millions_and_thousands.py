"""Money told in millions and in thousands in one sentence, so that a rounded sum stands beside an exact gap."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} spent {spent} of its {budget}, {gap} {under} budget.",
    "Against a budget of {budget}, {name} is forecast to spend {spent}: {gap} {under}.",
    "{name}: forecast {spent}, budget {budget}, {gap} {under}.",
)


def write(pen: Pen) -> None:
    millions = Style(before="£", after=pen.pick("m", " million"), places=pen.pick(1, 2), scale=1e6, size=True)
    thousands = Style(before="£", after="k", scale=1e3, size=True)
    for name in pen.some(pen.words.budgets, 4):
        budget = pen.number(pen.chance.randint(1_500, 9_900) * 1_000, millions)
        spent = pen.number(
            budget.value + pen.chance.choice((-1, 1)) * pen.chance.randint(60, 480) * 1_000, millions
        )
        parts = {"name": name, "budget": budget, "spent": spent, "gap": pen.less(spent, budget, thousands)}
        pen.say(pen.chance.choice(FORMS).format(**parts, under=pen.went(spent, budget, "over", "under")))
