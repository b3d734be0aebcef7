"""A slip that corrects an earlier paper: what was printed, what should have been, and what that makes of the total."""

from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE

FORMS = (
    "In Table {table} of the paper of {day} {month} the figure for {place} was given as {wrong}; it should have been {right}. "
    "The total of {old} should therefore read {new}, {size} {more}.",
    "Correction: {place} had {right} reports and not {wrong}. With this the total becomes {new} (printed as {old}).",
    "For {wrong} under {place} read {right}. The county total rises or falls with it, from {old} to {new}.",
    "{place} wrongly stood at {wrong} when last reported. The right number is "
    "{right}, {size} {more}, and the total {new} instead of {old}.",
)


def write(pen: Pen) -> None:
    pen.heading(pen.pick("Erratum", "Corrections to earlier papers", "Corrections"))
    lines = []
    for place in pen.some(pen.words.places, 3):
        wrong = pen.count(80, 700)
        right = pen.near(wrong, 0.2)
        old = pen.count(3000, 9000)
        new = pen.number(old.value + right.value - wrong.value)
        pen.relate("difference", new, [old, right, wrong], signs=(1, 1, -1))
        parts = {"place": place, "wrong": wrong, "right": right, "old": old, "new": new}
        parts |= {"size": pen.less(right, wrong, SIZE), "more": pen.went(right, wrong, "more", "fewer")}
        parts |= {
            "table": pen.chance.randint(1, 9),
            "day": pen.chance.randint(1, 28),
            "month": pen.pick("March", "July", "October"),
        }
        lines.append(pen.chance.choice(FORMS).format(**parts))
    if pen.luck() < 0.5:
        pen.bullets(*lines)
    else:
        for line in lines:
            pen.say(line)
