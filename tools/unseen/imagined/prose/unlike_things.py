"""Figures side by side that nothing binds: sums of money, dates, rooms, other people's numbers, unlike periods."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

FORMS = (
    "{place} had {a} reports in the first quarter and {b} in the six months to September.",
    "In {place}, {a} patrols led to {b} stops; {c}% of residents said that they felt safer, up from {d}% in the last survey.",
    "The target is a {c}% cut by 2034; {place} has managed {d}% so far, with {a} incidents this quarter.",
    "{place} dealt with {a} cases in May and {b} in June, while the county dealt with {big}.",
    "Between 16 and 24 year olds made up {c}% of the {a} victims in {place}, and {d}% were women.",
    "Spend in {place} was £{big} against a grant of £{a}k, for {b} sessions.",
    "{a} of those stopped in {place} were aged under 18; {b} were stopped twice or more.",
    "The helpline took {a} calls, {c}% more than hoped for, and sent {b} letters from {place}.",
)


def write(pen: Pen) -> None:
    for place in pen.some(pen.words.places, 5):
        d, c = sorted(pen.some(range(5, 60), 2))
        a, b = pen.count(40, 300), pen.count(40, 300)
        big = pen.count(2000, 90000, Style())
        pen.say(pen.chance.choice(FORMS).format(place=place, a=a, b=b, c=c, d=d, big=big))
    now = pen.near(was := pen.count(100, 900))
    pen.say(f"Visits {pen.went(now, was, 'rose', 'fell')} from {was} to {now}.")
