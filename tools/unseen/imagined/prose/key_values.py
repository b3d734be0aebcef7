"""Each measure as a short list of keys and values, one a line, under its own name."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    keys = pen.pick(
        ("This year", "Last year", "Change", "Per cent", "Of which repeat"),
        ("Recorded", "Recorded the year before", "Difference", "Difference (%)", "Repeats"),
        ("Now", "Then", "Movement", "Movement in per cent", "Repeat reports"),
    )
    signed, cents = Style(sign=pen.pick("+", "")), Style(places=1, after="%", sign=pen.pick("+", ""))
    for name in pen.some(pen.words.services, 4):
        was = pen.count(60, 900)
        now = pen.near(was, 0.3)
        repeat = pen.number(int(now.value * pen.chance.uniform(0.1, 0.4)))
        share = pen.share(repeat, now, Style(after="%"))
        lines = [f"{keys[0]}: {now}", f"{keys[1]}: {was}", f"{keys[2]}: {pen.less(now, was, signed)}"]
        if pen.luck() < 0.7:
            lines.append(f"{keys[3]}: {pen.percent(now, was, cents)}")
        lines.append(f"{keys[4]}: {repeat} ({share})")
        pen.heading(name, 3)
        pen.bullets(*lines)
