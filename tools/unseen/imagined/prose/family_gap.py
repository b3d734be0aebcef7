"""Our rate and the family's, and how far above or below in per cent."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "The {name} rate of {own} per 1,000 is {cent} {above} the family average ({other}).",
    "{place} recorded {own} {name} offences per 1,000 residents compared with {other} nationally, {cent} {higher}.",
    "At {own} per 1,000, {name} is {cent} {above} the average for similar areas, which is {other}.",
)


def write(pen: Pen) -> None:
    style, cents = Style(places=2), Style(places=pen.pick(0, 1), after="%", size=True)
    for name in pen.some(pen.words.offences, 4):
        own = pen.number(pen.chance.randint(300, 4000) / 100, style)
        other = pen.number(
            round(own.value * pen.pick(pen.chance.uniform(0.7, 0.93), pen.chance.uniform(1.08, 1.4)), 2),
            style,
        )
        parts = {
            "name": name.lower(),
            "place": pen.chance.choice(pen.words.places),
            "own": own,
            "other": other,
        }
        parts |= {
            "above": pen.went(own, other, "above", "below"),
            "higher": pen.went(own, other, "higher", "lower"),
        }
        pen.say(pen.chance.choice(FORMS).format(**parts, cent=pen.percent(own, other, cents)))
