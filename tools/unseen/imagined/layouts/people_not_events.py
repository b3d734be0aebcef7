"""Events and the people in them, fewer than the events, with events to a person; people in two places count once in all."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows, events, people = [], [], []
    each = Style(places=1)
    for name in pen.some(pen.words.wards, 6):
        happened = pen.count(60, 400)
        persons = pen.number(int(happened.value / pen.chance.uniform(1.3, 2.6)))
        events.append(happened)
        people.append(persons)
        rows.append((name, str(happened), str(persons), str(pen.rate(happened, persons, 1, each))))
    whole = pen.sum(events)
    once = pen.number(int(sum(each.value for each in people) * pen.chance.uniform(0.7, 0.93)))
    rows.append(("All wards", str(whole), str(once), str(pen.rate(whole, once, 1, each))))
    heads = ("Ward", "Visits", "Different people", pen.pick("Visits per person", "Visits each"))
    notes = ("A person seen in two wards is counted once in the last row.",)
    pen.add(Table("Visits and people", (heads,), tuple(rows), notes, bold=frozenset((6,))))
