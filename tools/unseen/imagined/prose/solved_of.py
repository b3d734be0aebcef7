"""So many of so many, with the per cent, and what is left."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{part} of the {whole} {name} were closed within target ({cent}).",
    "Of {whole} {name}, {part} ({cent}) were closed within target.",
    "{cent} of {name} ({part} of {whole}) were closed within target.",
    "{part} out of {whole} {name} were closed within target, or {cent}.",
    "The team closed {part} of {whole} {name} within target, a rate of {cent}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"))
    for name in pen.some(pen.words.services, 5):
        whole = pen.count(120, 1500)
        part = pen.number(int(whole.value * pen.chance.uniform(0.25, 0.95)))
        pen.say(
            pen.chance.choice(FORMS).format(
                part=part, whole=whole, name=name.lower(), cent=pen.share(part, whole, cents)
            )
        )
