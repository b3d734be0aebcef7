"""A share with both of its numbers."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name} made up {cent} of all offences ({part} of {whole}).",
    "Of {whole} offences, {part} ({cent}) were {lower}.",
    "{part} of the {whole} offences were {lower}, or {cent}.",
)


def write(pen: Pen) -> None:
    style = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"))
    first = pen.count(400, 6000)
    for n, name in enumerate(pen.some(pen.words.offences, 4)):
        whole = pen.again(first) if n else first
        part = pen.number(int(whole.value * pen.chance.uniform(0.05, 0.24)))
        form = pen.chance.choice(FORMS)
        pen.say(
            form.format(
                name=name, lower=name.lower(), part=part, whole=whole, cent=pen.share(part, whole, style)
            )
        )
    pen.chatter()
