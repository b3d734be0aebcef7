"""Three parts of one whole, told with their per cents or without, in a sentence or in bullets."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "Of the {whole} {name}, {a} were resolved, {b} were referred on and {c} are still open.",
    "{whole} {name} came in: {a} resolved, {b} referred on and {c} still open.",
    "{a} {name} were resolved, {b} were referred on and {c} are still open, a total of {whole}.",
    "There were {whole} {name} ({a} resolved, {b} referred on, {c} still open).",
)


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.services, 4):
        a, b, c = (pen.count(20, 400) for _ in range(3))
        pen.say(pen.chance.choice(FORMS).format(name=name.lower(), whole=pen.sum([a, b, c]), a=a, b=b, c=c))
    cents = Style(places=1, after="%")
    whole = pen.count(300, 1500)
    part = pen.number(int(whole.value * pen.chance.uniform(0.2, 0.8)))
    pen.say(f"Of all {whole} survey forms, {part} came back, a response of {pen.share(part, whole, cents)}.")
