"""So many came, of whom so many did this and the rest that, with per cents of all."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{whole} people came to {name} events, of whom {part} ({cent}) had not come before and {rest} had.",
    "Of the {whole} referrals to {name}, {part} ({cent}) were taken on and the remaining {rest} were turned away.",
    "{name} dealt with {whole} requests: {part} were met in full ({cent}) and {rest} were not.",
    "{part} of {whole} {name} tenancies ({cent}) ended well, leaving {rest} that did not.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for name in pen.some(pen.words.wards, 4):
        whole = pen.count(120, 1500)
        part = pen.number(int(whole.value * pen.chance.uniform(0.2, 0.9)))
        rest = pen.less(whole, part, Style())
        pen.say(
            pen.chance.choice(FORMS).format(
                name=name, whole=whole, part=part, rest=rest, cent=pen.share(part, whole, cents)
            )
        )
