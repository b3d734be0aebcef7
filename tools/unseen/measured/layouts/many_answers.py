"""Per cents of people who could give more than one answer: they come to more than a hundred."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    base = pen.count(300, 1400)
    style = Style(places=pen.pick(0, 1), after="%")
    rows = []
    for name in pen.some(pen.words.questions, 6):
        said = pen.number(int(base.value * pen.chance.uniform(0.2, 0.7)))
        rows.append((name, str(said), str(pen.share(said, base, style))))
    rows.append(("All who answered", str(base), ""))
    note = "People could give more than one answer, so the per cents do not add to 100."
    pen.add(
        Table("What people told us", (("Answer", "Number", "% of those who answered"),), tuple(rows), (note,))
    )
