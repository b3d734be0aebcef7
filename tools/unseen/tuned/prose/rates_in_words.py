"""A rate told with the count and the people that it comes from."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.offences, 3):
        people = pen.number(100 * pen.chance.randint(120, 900))
        count = pen.count(60, 900)
        rate = pen.rate(count, people, 1000, Style(places=1))
        place = pen.chance.choice(pen.words.places)
        pen.say(
            f"With {count} {name.lower()} offences among {people} residents, {place} had {rate} per 1,000 people."
        )
