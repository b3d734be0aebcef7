"""The same measure over two periods, under their own headings: both claims are right."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    names = pen.some(pen.words.services, 3)
    for heading in sorted(pen.some(MONTH_WORDS, 2), key=MONTH_WORDS.index):
        pen.heading(f"Year to {heading} 2031", 3)
        lines = []
        for name in names:
            was = pen.count(60, 900)
            now = pen.near(was, 0.4)
            lines.append(
                f"{name.lower()} {pen.went(now, was, 'up', 'down')} {pen.percent(now, was, cents)}, from {was} to {now}"
            )
        pen.bullets(*lines)
