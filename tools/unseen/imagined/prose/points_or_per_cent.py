"""A share that went from one per cent to another, told both ways: in points, and in per cent of what it was."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "The rate for {name} went from {was} to {now}: {points} percentage points {more}, or {cent} in relative terms.",
    "At {now}, the rate for {name} is {points} points {higher} than the "
    "{was} of last year, a relative {kind} of {cent}.",
    "{Name}: {was} before, {now} now. That is {points} points, and {cent} of the earlier rate.",
    "The rate for {name} {rose} by {points} percentage points to {now}, which is {cent} {higher} than the former {was}.",
)


def write(pen: Pen) -> None:
    share, points = Style(places=1, after="%"), Style(places=1, size=True)
    relative = Style(places=pen.pick(0, 1), after="%", size=True)
    for name in pen.some(pen.words.offences, 4):
        was = pen.number(pen.chance.randint(80, 420) / 10, share)
        now = pen.number(round(was.value * pen.chance.choice((0.7, 0.82, 0.9, 1.12, 1.25, 1.4)), 1), share)
        parts = {
            "Name": name,
            "name": name.lower(),
            "was": was,
            "now": now,
            "points": pen.less(now, was, points),
        }
        parts |= {"cent": pen.percent(now, was, relative), "more": pen.went(now, was, "up", "down")}
        parts |= {"higher": pen.went(now, was, "higher", "lower"), "kind": pen.went(now, was, "rise", "fall")}
        parts |= {"rose": pen.went(now, was, "rose", "fell")}
        pen.say(pen.chance.choice(FORMS).format(**parts))
