"""Groups of people with how many live here, how many searches, the rate and how many times the rate of the first group."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    groups = pen.pick(
        ("White", "Asian", "Black", "Mixed", "Other"),
        ("Aged 50 and over", "Aged 35 to 49", "Aged 25 to 34", "Aged 18 to 24", "Aged 10 to 17"),
    )
    rate, ratio = Style(places=1), Style(places=1)
    rows = []
    base: Fig | None = None
    counts: list[Fig] = []
    for group in groups:
        people = pen.count(4_000, 60_000)
        count = pen.number(int(people.value * pen.chance.uniform(0.004, 0.03)) + 5)
        counts.append(count)
        own = pen.rate(count, people, 1000, rate)
        times = "1.0"
        if base:
            times = str(pen.relate("rate", pen.number(own.value / base.value, ratio), [own, base]))
        base = base or own
        rows.append((group, str(people), str(count), str(own), times))
    stated = pen.sum(counts)
    rows.append(("All who stated", "", str(stated), "", ""))
    rows.append(("Not stated", "", str(pen.count(20, 160)), "", ""))
    heads = (
        "Group",
        "Residents",
        "Searches",
        "Per 1,000 residents",
        pen.pick("Ratio to first group", "Times as likely"),
    )
    pen.add(Table("Searches and who was searched", (heads,), tuple(rows), bold=frozenset((5,))))
