"""Sums of money in a sentence, and what they come to."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    pounds = Style(before="£")
    for month in pen.some(MONTH_WORDS, 3):
        bodies = pen.some(pen.words.bodies, pen.chance.randint(3, 4))
        sums = [pen.number(50 * pen.chance.randint(10, 300), pounds) for _ in bodies]
        listed = ", ".join(f"{cell} to {body}" for cell, body in zip(sums[:-1], bodies[:-1], strict=True))
        pen.say(
            f"In {month} grants were made of {listed} and {sums[-1]} to {bodies[-1]}, {pen.sum(sums, pounds)} in all."
        )
