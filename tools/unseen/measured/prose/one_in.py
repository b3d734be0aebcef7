"""One in four, and the numbers it comes from."""

from tools.unseen.pen import Pen


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.health, 4):
        n = pen.chance.randint(3, 10)
        part = pen.count(12, 120)
        whole = pen.number(part.value * n)
        ratio = pen.relate("share", pen.counted(n), [whole, part], factor=1.0)
        pen.say(f"{service}: one in {ratio} was seen twice ({part} of {whole}).")
