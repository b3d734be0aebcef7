"""Thirds, quarters and halves in words, with the numbers."""

from tools.unseen.pen import Pen

PIECES = {
    "half": 0.5,
    "a third": 1 / 3,
    "a quarter": 0.25,
    "two thirds": 2 / 3,
    "three quarters": 0.75,
    "a fifth": 0.2,
}


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.services, 4):
        word, piece = pen.chance.choice(sorted(PIECES.items()))
        whole = pen.number(60 * pen.chance.randint(5, 40))
        part = pen.number(int(whole.value * piece * pen.chance.uniform(0.98, 1.02)))
        said = pen.relate("fraction", pen.word(word), [part, whole], probable=True)
        pen.say(f"{service}: about {said} of contacts ({part} of {whole}) came from one estate.")
