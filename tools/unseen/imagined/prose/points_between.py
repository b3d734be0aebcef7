"""One per cent and another, and the points between."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{name}: {new} this year, {went} {gap} percentage points from {was}.",
    "{new} said this in the latest survey ({name}), {gap} percentage points {more} than the {was} of last time.",
    "{name} moved from {was} to {new}, a change of {gap} percentage points.",
    "{name} {rose} {gap} points to {new} (was {was}).",
)


def write(pen: Pen) -> None:
    cents = Style(places=pen.pick(0, 1), after="%")
    for name in pen.some(pen.words.questions, 4):
        was = pen.number(pen.chance.randint(20, 70), cents)
        new = pen.near(was, 0.2, cents)
        parts = {
            "name": name,
            "was": was,
            "new": new,
            "gap": pen.less(new, was, Style(places=cents.places, size=True)),
        }
        parts |= {"went": pen.went(new, was, "up", "down"), "more": pen.went(new, was, "more", "fewer")}
        pen.say(pen.chance.choice(FORMS).format(**parts, rose=pen.went(new, was, "rose", "fell")))
