"""A run of years in a sentence, and which was the highest."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.fires, 3):
        labels = [str(2027 + n) for n in range(4)]
        values = pen.some(range(60, 700), 4)
        figures = [pen.number(value) for value in values]
        top = pen.named(labels, figures)
        listed = ", ".join(f"{cell} in {label}" for cell, label in zip(figures, labels, strict=True))
        pen.say(f"{name}: {listed}. The highest was in {top}.")
