"""Contacts and the people who made them, by quarter and year: contacts add, people seen in two quarters count once in the year."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import quarter_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    heads = quarter_heads(pen.chance)
    each = Style(places=1)
    rows: list[tuple[str, ...]] = []
    for name in pen.some(pen.words.health, 3):
        contacts = [pen.count(150, 700) for _ in heads]
        people = [pen.number(int(count.value / pen.chance.uniform(1.4, 3))) for count in contacts]
        contacts.append(pen.sum(contacts))
        most, every = max(each.value for each in people), sum(each.value for each in people)
        once = most + (every - most) * pen.chance.uniform(0.3, 0.8)
        people.append(pen.number(int(once)))
        means = [pen.rate(a, b, 1, each) for a, b in zip(contacts, people, strict=True)]
        rows.append((f"{name}: contacts", *map(str, contacts)))
        rows.append((f"{name}: people", *map(str, people)))
        rows.append((f"{name}: contacts per person", *map(str, means)))
    note = "The year counts each person once, however many quarters they were seen in."
    notes = (note,) if pen.luck() < 0.7 else ()
    pen.add(Table("Contacts and people", (("", *heads, "Year"),), tuple(rows), notes))
