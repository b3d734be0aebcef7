"""A minute of what an officer said, in the past tense and the passive."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    pen.heading("Performance update")
    for name in pen.some(pen.words.offences, 4):
        was = pen.count(60, 1400)
        now = pen.near(was, 0.35)
        way = pen.went(now, was, "increased", "decreased")
        pen.say(
            f"It was reported that {name.lower()} had {way} by {pen.percent(now, was, cents)}, "
            f"with {now} recorded to date against {was} at the same point last year."
        )
    pen.say("RESOLVED: that the report be noted.")
