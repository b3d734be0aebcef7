"""Minutes put right at the next meeting: for one figure read another, and what the total is then."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE

FORMS = (
    "Minute {n}: delete “{wrong}” and insert “{right}”, so that the total for {place} is {new} rather than {old}.",
    "The minutes were agreed subject to {place} being shown as {right} (not {wrong}), "
    "{a} {kind} of {size}; the total changes from {old} to {new}.",
    "It was noted that {place} should have read {right} instead of {wrong}. That makes {new} in all, where {old} was printed.",
    "Page {n}, {place}: {wrong} should be {right}. All areas: {old} should be {new}.",
)


def write(pen: Pen) -> None:
    pen.heading(pen.pick("Minutes of the last meeting", "Accuracy of the minutes", "Matters of accuracy"))
    pen.chatter()
    for place in pen.some(pen.words.places, 3):
        wrong = pen.count(60, 500)
        right = pen.near(wrong, 0.3)
        old = pen.count(2000, 7000)
        new = pen.number(old.value + right.value - wrong.value)
        pen.relate("difference", new, [old, right, wrong], signs=(1, 1, -1))
        parts = {"place": place, "wrong": wrong, "right": right, "old": old, "new": new, "a": "a"}
        parts |= {"size": pen.less(right, wrong, SIZE), "kind": pen.went(right, wrong, "rise", "fall")}
        parts |= {"n": pen.chance.randint(3, 40)}
        pen.say(pen.chance.choice(FORMS).format(**parts))
