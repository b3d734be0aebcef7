"""A claim spread over two bullets: the figure, then its change."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    before = str(pen.chance.randint(2026, 2031))
    cents = Style(places=1, after=pen.pick("%", " per cent"), size=True)
    for name in pen.some(pen.words.offences, 3):
        was = pen.count(200, 4000)
        now = pen.near(was, 0.3)
        way = "an increase" if now.value > was.value else "a decrease"
        pen.heading(name, 3)
        pen.bullets(
            f"{now} {name.lower()} offences were recorded",
            f"{way} of {pen.less(now, was, SIZE)} ({pen.percent(now, was, cents)}) on {before}, when there were {was}",
        )
