"""So many of so many calls answered in time, the per cent, against a standard."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after=pen.pick("%", " per cent"))
    for month in pen.some(MONTH_WORDS, 4):
        offered = pen.count(900, 9000)
        answered = pen.number(int(offered.value * pen.chance.uniform(0.7, 0.98)))
        cent = pen.share(answered, offered, cents)
        pen.say(f"In {month}, {answered} of {offered} calls were answered within ten seconds ({cent}).")
