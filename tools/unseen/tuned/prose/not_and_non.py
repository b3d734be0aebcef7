"""Names that differ by not, non or other: from a shop up, not from a shop down; each claim is right."""

from tools.unseen.pen import Pen
from tools.unseen.periods import part_years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    before, now = part_years(pen.chance)
    lines = []
    for name in pen.pick(
        ("from a shop", "not from a shop"),
        ("domestic", "non-domestic"),
        ("dwelling", "other than a dwelling"),
    ):
        was = pen.count(60, 900)
        new = pen.near(was, 0.4)
        lines.append(
            f"theft {name} {pen.went(new, was, 'up', 'down')} {pen.percent(new, was, cents)} ({was} to {new})"
        )
    pen.say(f"In {now}, against {before}:")
    pen.bullets(*lines)
    pen.chatter()
