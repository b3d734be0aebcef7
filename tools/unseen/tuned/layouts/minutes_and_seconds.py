"""Average times in minutes and seconds, with calls and how many were in time."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    cents = Style(places=1, after="%")
    for name in pen.some(pen.words.places, 6):
        calls = pen.count(60, 700)
        met = pen.number(int(calls.value * pen.chance.uniform(0.6, 0.98)))
        times = [f"{pen.chance.randint(5, 11):02}:{pen.chance.randint(0, 59):02}" for _ in range(2)]
        rows.append((name, *times, str(calls), str(met), str(pen.share(met, calls, cents))))
    heads = ("Station", "Average last year", "Average this year", "Calls", "Within 10:00", "% within 10:00")
    pen.add(Table("Attendance times (mm:ss)", (heads,), tuple(rows)))
