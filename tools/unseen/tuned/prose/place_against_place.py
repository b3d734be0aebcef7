"""One place against another, by a number and a per cent."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    cents = Style(after="%", size=True)
    for name in pen.some(pen.words.offences, 3):
        here, there = pen.some(pen.words.places, 2)
        a = pen.count(90, 1500)
        b = pen.near(a, 0.4)
        more = pen.went(a, b, "more", "fewer")
        step, cent = pen.less(a, b, SIZE), pen.percent(a, b, cents)
        pen.say(
            f"{here} recorded {a} {name.lower()} offences, {step} {more} than {there} ({b}), or {cent} {more}."
        )
