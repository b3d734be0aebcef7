"""A pathway in one sentence: of so many, so many (per cent) were seen, of whom so many (per cent) finished."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(after="%")
    for service in pen.some(pen.words.health, 3):
        first = pen.count(120, 900)
        second = pen.number(int(first.value * pen.chance.uniform(0.5, 0.95)))
        third = pen.number(int(second.value * pen.chance.uniform(0.3, 0.9)))
        pen.say(
            f"{service}: of {first} people, {second} ({pen.share(second, first, cents)}) were seen, "
            f"of whom {third} ({pen.share(third, second, cents)}) finished."
        )
    pen.chatter()
