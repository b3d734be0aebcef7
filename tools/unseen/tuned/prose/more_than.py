"""Bounds: more than so many, over so many."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.offences, 4):
        was = pen.count(2000, 9000)
        now = pen.number(was.value - 100 * pen.chance.randint(2, 15) - pen.chance.randint(1, 40))
        floor = pen.number((was.value - now.value) // 100 * 100)
        pen.relate("more than", floor, [was, now])
        pen.say(
            f"{name} fell from {was} to {now}, down by more than {floor}, a {pen.percent(now, was, cents)} reduction."
        )
