"""So many in a number of months, and how many a month that is."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{whole} {name} were dealt with in {months} months, an average of {mean} a month.",
    "An average of {mean} {name} a month were dealt with, {whole} over {months} months.",
    "{name}: {whole} in {months} months ({mean} per month on average).",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    for name in pen.some(pen.words.services, 4):
        months = pen.number(pen.pick(6, 9, 12))
        whole = pen.count(120, 3000)
        figure = pen.number(whole.value / months.value, style)
        pen.relate("rate", figure, [whole, months])
        pen.say(pen.chance.choice(FORMS).format(name=name.lower(), whole=whole, months=months, mean=figure))
