"""A per cent and how many fewer, or more, that means."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after=pen.pick("%", " per cent"), size=True)
    period = pen.pick("the last year", "the past 12 months", "this quarter")
    for name in pen.some(pen.words.offences, 4):
        was = pen.count(120, 5000)
        now = pen.near(was, 0.3)
        more = pen.went(now, was, "more", "fewer")
        size = pen.less(now, was, SIZE)
        cent = pen.percent(now, was, cents)
        pen.say(
            pen.chance.choice(
                (
                    f"There were {size} {more} victims of {name.lower()} in {period}: "
                    f"{now} compared with {was}, a change of {cent}.",
                    f"{name} stood at {now} in {period}, which is {size} {more} than the {was} of the period before ({cent}).",
                )
            )
        )
    pen.chatter()
