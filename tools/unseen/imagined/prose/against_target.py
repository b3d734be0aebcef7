"""A figure against its target, and how far over or short."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style

FORMS = (
    "{name}: {now} against a target of {aim}, {size} {over} target.",
    "The target for {name} was {aim}; {now} were completed, {size} {more} than planned.",
    "{now} {name} were completed, {cent} {above} the target of {aim}.",
)


def write(pen: Pen) -> None:
    cents = Style(places=1, after="%", size=True)
    for name in pen.some(pen.words.housing, 4):
        aim = pen.number(pen.chance.randint(6, 90) * 10)
        now = pen.near(aim, 0.25)
        parts = {"name": name.lower(), "now": now, "aim": aim, "over": pen.went(now, aim, "over", "under")}
        parts |= {"more": pen.went(now, aim, "more", "fewer"), "above": pen.went(now, aim, "above", "below")}
        parts |= {"size": pen.less(now, aim, SIZE), "cent": pen.percent(now, aim, cents)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
