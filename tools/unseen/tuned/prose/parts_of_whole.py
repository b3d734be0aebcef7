"""A whole and its parts in one sentence."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.services, 4):
        a, b, c = (pen.count(10, 400) for _ in range(3))
        two = pen.luck() < 0.5
        parts = [a, b] if two else [a, b, c]
        whole = pen.sum(parts)
        tail = (
            f"{a} were closed and {b} are still open"
            if two
            else f"{a} were closed, {b} passed on and {c} are still open"
        )
        pen.say(f"{service}: of the {whole} received in {pen.chance.choice(MONTH_WORDS)}, {tail}.")
