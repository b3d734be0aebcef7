"""Minutes in which an officer tells figures, by clause and number."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "Members heard that {name} had {went} from {was} to {now} over the year ({cent}).",
    "The officer advised that {name} stood at {now}, {size} {more} than the {was} of a year ago.",
    "It was noted that {now} {name} reports had been received, compared to {was} in the previous year, {a} {cent} {kind}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    for number, name in enumerate(pen.some(pen.words.services, 4), 1):
        was = pen.count(80, 1800)
        now = pen.near(was, 0.3)
        parts = {
            "name": name.lower(),
            "was": was,
            "now": now,
            "a": "a",
            "went": pen.went(now, was, "increased", "decreased"),
        }
        parts |= {
            "more": pen.went(now, was, "more", "fewer"),
            "kind": pen.went(now, was, "increase", "decrease"),
        }
        parts |= {"cent": pen.percent(now, was, cents), "size": pen.less(now, was, SIZE)}
        pen.say(f"4.{number} " + pen.chance.choice(FORMS).format(**parts))
