"""What schemes cost, what they brought, the net of the two and how much came back for each pound."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{Name} cost {cost} and saved {gain}, a net saving of {net}, or {each} for every £1 spent.",
    "Spending {cost} on {name} brought savings of {gain}: {each} back for each pound and {net} net.",
    "{Name}: cost {cost}, benefit {gain}, net benefit {net} (benefit-cost ratio {ratio}).",
)


def write(pen: Pen) -> None:
    money, pounds = Style(before="£"), Style(before="£", places=2)
    for name in pen.some(pen.words.services, 3):
        cost = pen.number(pen.chance.randint(40, 400) * 250, money)
        gain = pen.number(cost.value + pen.chance.randint(40, 900) * 250, money)
        parts = {
            "Name": name,
            "name": name.lower(),
            "cost": cost,
            "gain": gain,
            "net": pen.less(gain, cost, money),
        }
        parts |= {"each": pen.rate(gain, cost, 1, pounds), "ratio": pen.rate(gain, cost, 1, Style(places=2))}
        pen.say(pen.chance.choice(FORMS).format(**parts))
