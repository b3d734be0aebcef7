"""Limits that are not to be passed: fewer is better, and what stands below its limit is a success."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "We set out to have no more than {cap} {name} and had {now}, {size} {below} the limit. The aim was {met}.",
    "{Name}: limit {cap}, actual {now} ({cent} {below}). Target {met}.",
    "With {now} {name} against a ceiling of {cap}, the target was {met} by a margin of {size}.",
    "The ceiling of {cap} {name} was {met_or_not}: there were {now}, which is {size} {below} it.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.fires, 5):
        cap = pen.count(60, 900)
        now = pen.near(cap, 0.25)
        kept = now.value < cap.value
        parts = {"Name": name, "name": name.lower(), "cap": cap, "now": now, "size": pen.less(now, cap, SIZE)}
        parts |= {"below": pen.went(now, cap, "above", "below"), "cent": pen.percent(now, cap, cents)}
        parts |= {"met": "met" if kept else "missed", "met_or_not": "kept" if kept else "broken"}
        pen.say(pen.chance.choice(FORMS).format(**parts))
