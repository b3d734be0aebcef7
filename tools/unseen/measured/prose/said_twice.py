"""The summary says what the body says again."""

from tools.unseen.pen import Pen
from tools.unseen.periods import years


def write(pen: Pen) -> None:
    names = pen.some(pen.words.offences, 4)
    before, after = years(pen.chance, 2)
    pairs = []
    for _ in names:
        was = pen.count(50, 1800)
        pairs.append((pen.near(was, 0.3), was))
    pen.heading("Summary")
    for name, (now, was) in zip(names, pairs, strict=True):
        pen.say(f"{name} {pen.went(now, was, 'rose', 'fell')} from {was} in {before} to {now} in {after}.")
    pen.chatter(2)
    pen.heading("Detail")
    for name, (now, was) in zip(names, pairs, strict=True):
        pen.say(
            f"In {after}, {pen.again(now)} {name.lower()} offences were recorded, compared to {pen.again(was)} in {before}."
        )
