"""A number and the people there, with the rate that follows; in the same paragraph a rate of another kind of base."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{place} has {people} residents and recorded {count} incidents, a rate of {rate} per 1,000 people.",
    "With {count} incidents among {people} residents, {place} has a rate of {rate} for every 1,000.",
    "There were {count} incidents in {place} ({rate} per 1,000 of its {people} residents).",
)
OTHER = (
    "Burglary is told by homes: {rate} for every 1,000 households.",
    "The rate by households was {rate} per 1,000.",
    "Of shops, {rate} in every 1,000 were broken into.",
)


def write(pen: Pen) -> None:
    style = Style(places=1)
    for place in pen.some(pen.words.places, 4):
        people = pen.count(9000, 90000)
        count = pen.count(90, 3000)
        rate = pen.rate(count, people, 1000, style)
        pen.say(pen.chance.choice(FORMS).format(place=place, people=people, count=count, rate=rate))
    pen.say(pen.chance.choice(OTHER).format(rate=pen.number(pen.chance.randint(20, 300) / 10, style)))
