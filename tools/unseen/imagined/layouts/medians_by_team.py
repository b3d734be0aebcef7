"""Cases closed, the median and the ninetieth percentile of days, and how many were in time: days never add."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

Closed = tuple[Fig, Fig]  # all, and those in time


def write(pen: Pen) -> None:
    limit = pen.pick(10, 20, 28)
    rows: list[tuple[str, ...]] = []
    closed: list[Closed] = []
    taken: list[int] = []
    for ward in pen.some(pen.words.wards, 6):
        middle = pen.chance.uniform(2.0, 3.2)
        days = [
            max(1, round(pen.chance.lognormvariate(middle, 0.8))) for _ in range(pen.chance.randint(40, 300))
        ]
        counts = pen.number(len(days)), pen.number(sum(day <= limit for day in days))
        closed.append(counts)
        taken += days
        rows.append(_row(pen, f"{ward} team", counts, days))
    whole = pen.sum([a for a, _ in closed]), pen.sum([b for _, b in closed])
    rows.append(_row(pen, "All teams", whole, taken))
    slow = pen.pick("90th percentile (days)", "9 in 10 closed within (days)")
    heads = ("Team", "Cases closed", "Median days", slow, f"Closed in {limit} days", f"% in {limit} days")
    pen.add(Table("How long cases take", (heads,), tuple(rows), bold=frozenset((6,))))


def _row(pen: Pen, name: str, counts: Closed, days: list[int]) -> tuple[str, ...]:
    every, soon = counts
    ordered = sorted(days)
    middle, slow = ordered[len(ordered) // 2], ordered[len(ordered) * 9 // 10]
    share = pen.share(soon, every, Style(places=1, after="%"))
    return (name, str(every), str(middle), str(slow), str(soon), str(share))
