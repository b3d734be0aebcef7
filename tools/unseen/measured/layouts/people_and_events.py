"""People helped each quarter and in the year: a person is counted once a year, so the year is less than the sum."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    for name in pen.some(pen.words.health, 6):
        quarters = [pen.chance.randint(40, 200) for _ in range(4)]
        people = int(sum(quarters) * pen.chance.uniform(0.5, 0.8))
        visits = pen.number(people * pen.chance.randint(2, 6) + pen.chance.randint(0, 20))
        year = pen.number(people)
        each = pen.rate(visits, year, 1.0, Style(places=1))
        rows.append((name, *(str(pen.number(cell)) for cell in quarters), str(year), str(visits), str(each)))
    heads = ("Service", "Q1", "Q2", "Q3", "Q4", "People in year", "Visits in year", "Visits per person")
    note = "Quarters may count one person more than once; the year counts each person once."
    pen.add(Table("People and visits", (heads,), tuple(rows), (note,)))
