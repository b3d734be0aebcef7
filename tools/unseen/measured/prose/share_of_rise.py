"""How much of a rise one kind accounts for."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(after="%")
    for place in pen.some(pen.words.places, 3):
        was = pen.count(900, 3000)
        now = pen.number(was.value + pen.chance.randint(100, 500))
        rise = pen.less(now, was, Style())
        part = pen.number(int(rise.value * pen.chance.uniform(0.2, 0.9)))
        name = pen.chance.choice(pen.words.offences).lower()
        cent = pen.share(part, rise, cents)
        pen.say(
            f"In {place} crime rose from {was} to {now}. Of that rise of {rise}, {part} ({cent}) was {name}."
        )
