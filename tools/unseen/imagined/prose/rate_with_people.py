"""A rate for each thousand people, with how many and among how many."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{place} had {count} offences among {people} residents, a rate of {rate} per 1,000.",
    "With {people} residents and {count} offences, the rate in {place} was {rate} per 1,000 residents.",
    "The rate in {place} was {rate} per 1,000 population ({count} offences, population {people}).",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    for place in pen.some(pen.words.places, 4):
        people, count = pen.count(20000, 160000), pen.count(900, 9000)
        pen.say(
            pen.chance.choice(FORMS).format(
                place=place, people=people, count=count, rate=pen.rate(count, people, 1000, style)
            )
        )
