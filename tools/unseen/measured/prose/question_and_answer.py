"""A member's question and the written answer, with figures."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%")
    for service in pen.some(pen.words.housing, 3):
        whole = pen.count(90, 1400)
        part = pen.number(int(whole.value * pen.chance.uniform(0.2, 0.9)))
        left = pen.less(whole, part, Style())
        pen.say(f"Question: how many {service.lower()} were there, and how many were on time?")
        pen.say(
            f"Answer: there were {whole}, of which {part} ({pen.share(part, whole, cents)}) were on time and {left} were not."
        )
