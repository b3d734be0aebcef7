"""So many visits in so many days by so many officers, and what that is a day and each."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    for service in pen.some(pen.words.services, 3):
        days, officers = pen.count(4, 30), pen.count(2, 12)
        visits = pen.number(days.value * officers.value * pen.chance.randint(1, 6))
        daily = pen.relate(
            "share", pen.number(visits.value / days.value, Style(places=1)), [visits, days], factor=1.0
        )
        pen.say(f"{service}: {visits} visits in {days} days by {officers} officers, or {daily} a day.")
