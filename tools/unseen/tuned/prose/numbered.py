"""Numbered paragraphs of a committee report."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"), size=True)
    part = pen.chance.randint(2, 6)
    pen.heading(f"{part}. Background")
    for n, name in enumerate(pen.some(pen.words.offences, 4), 1):
        was = pen.count(80, 2600)
        now = pen.near(was, 0.3)
        way = pen.went(now, was, "increase", "decrease")
        article = "an" if pen.tokens[way.token] == "increase" else "a"
        step, cent = pen.less(now, was, SIZE), pen.percent(now, was, cents)
        pen.say(
            f"{part}.{n} {name} shows {article} {way} of {step} ({cent}) to {now}, compared with {was} the year before."
        )
