"""Doubled, halved and trebled, with both figures."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.offences, 3):
        was = pen.number(2 * pen.chance.randint(20, 200))
        word, times = pen.pick(("doubled", 2.0), ("trebled", 3.0), ("halved", 0.5))
        now = pen.number(int(was.value * times) + pen.chance.randint(0, 1))
        said = pen.relate("fraction", pen.word(word), [now, was], probable=True)
        pen.say(f"{name} has almost {said} in two years, from {was} to {now}.")
    pen.chatter()
