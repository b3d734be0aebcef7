"""People and how often they came; the people of the quarters add to more than those of the year, and the sentence may say why."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style

WHY = (
    " Some people came in more than one quarter.",
    " The quarters do not add to the year, since nobody is counted twice in it.",
    "",
)
FORMS = (
    "{people} people used {name} {visits} times, {mean} visits each. By "
    "quarter there were {a}, {b}, {c} and {d} people.",
    "{Name} saw {people} different people over the year ({a}, {b}, {c} and {d} in its "
    "quarters), who made {visits} visits, or {mean} apiece.",
    "In the four quarters {a}, {b}, {c} and {d} people came to {name}; over the year "
    "{people} did. They came {visits} times in all, {mean} times each.",
)


def write(pen: Pen) -> None:
    for name in pen.some(pen.words.health, 4):
        quarters = [pen.count(60, 300) for _ in range(4)]
        most, every = max(each.value for each in quarters), sum(each.value for each in quarters)
        people = pen.number(int(most + (every - most) * pen.chance.uniform(0.3, 0.8)))
        visits = pen.number(int(every * pen.chance.uniform(1.2, 2.4)))
        mean = pen.rate(visits, people, 1, Style(places=1))
        said = dict(zip("abcd", quarters, strict=True)) | {
            "Name": name,
            "name": name.lower(),
            "people": people,
            "visits": visits,
        }
        pen.say(pen.chance.choice(FORMS).format(**said, mean=mean) + pen.chance.choice(WHY))
