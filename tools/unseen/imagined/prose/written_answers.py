"""Written questions and their answers: a number, what of it, a per cent, and a part of the question that cannot be answered."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

ASKED = (
    "How many {name} were there in each of the last two years, and how many led to action?",
    "Please state the number of {name} and what came of them.",
)
ANSWERED = (
    "{was} in {before} and {now} in {year}. Action was taken in {part} of the latter ({cent}).",
    "We hold {now} for {year}, of which {part}, or {cent}, led to action, and {was} for {before}.",
    "For {year} the number is {now} ({was} in {before}). Of these {now}, {part} led to action and {rest} did not.",
)
NOT_HELD = (
    "The cost is not held in a form that can be given.",
    "We do not hold this by street.",
    "Fewer than 5 concerned a school.",
    "Under section 40 the names are withheld.",
)


def write(pen: Pen) -> None:
    year = pen.chance.randint(2027, 2033)
    labels = pen.pick(("Question {n}", "Answer {n}"), ("Q{n}.", "A{n}."), ("{n}.", "Reply to {n}."))
    cents = Style(places=pen.pick(0, 1), after=pen.pick("%", " per cent"))
    for number, name in enumerate(pen.some(pen.words.services, 4), 1):
        was = pen.count(80, 900)
        now = pen.near(was, 0.3)
        part = pen.number(int(now.value * pen.chance.uniform(0.1, 0.7)))
        said = {"was": was, "now": now, "part": part, "before": year - 1, "year": year}
        said |= {"cent": pen.share(part, now, cents), "rest": pen.less(now, part, Style())}
        ask, reply = (label.format(n=number) for label in labels)
        pen.say(f"{ask} {pen.chance.choice(ASKED).format(name=name.lower())}")
        pen.say(f"{reply} {pen.chance.choice(ANSWERED).format(**said)} {pen.chance.choice(NOT_HELD)}")
