"""How many months a period has."""

from tools.unseen.pen import Pen
from tools.unseen.periods import MONTH_WORDS


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.services, 3):
        start = 12 * pen.chance.randint(2026, 2031) + pen.chance.randint(0, 11)
        length = pen.chance.randint(3, 24)
        end = start + length - 1
        a, b = (pen.word(f"{MONTH_WORDS[each % 12]} {each // 12}") for each in (start, end))
        months = pen.relate("months", pen.number(length), [a, b])
        pen.say(
            pen.chance.choice(
                (
                    f"{service} are given for the {months} months from {a} to {b}.",
                    f"{service} cover a {months} month period starting in {a} and ending in {b}.",
                    f"The {months} months {a} to {b} are shown for {service.lower()}.",
                )
            )
        )
    pen.chatter()
