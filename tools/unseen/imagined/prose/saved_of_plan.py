"""Savings in words: planned, made, over or under, what is still to find; a saving is a cost that fell."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} planned to save {plan} and saved {made}, {gap} {over} plan ({cent} of it).",
    "Of the {plan} that {name} was to save, {made} has been found ({cent}).",
    "{name} cost {now}, down from {cost}: a saving of {made} against the {plan} planned.",
    "{name}: savings of {made}, {gap} {over} the {plan} in the budget; the service now costs {now} instead of {cost}.",
)


def write(pen: Pen) -> None:
    thousands = Style(before="£", after=pen.pick("k", "k", ",000"), size=True, comma=False)
    cents = Style(after="%")
    for name in pen.some(pen.words.budgets, 4):
        cost, plan = (
            pen.number(pen.chance.randint(700, 980), thousands),
            pen.number(pen.chance.randint(60, 240), thousands),
        )
        made = pen.near(plan, 0.35, thousands)
        parts = {"name": name, "cost": cost, "plan": plan, "made": made, "cent": pen.share(made, plan, cents)}
        parts |= {"gap": pen.less(made, plan, thousands), "over": pen.went(made, plan, "over", "under")}
        parts |= {"now": pen.less(cost, made, thousands)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
