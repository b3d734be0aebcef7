"""Per cents of a survey with their margins, the change in points and whether it is beyond the margins."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    cents, points = Style(places=1, after="%"), Style(places=1, sign="+", after=pen.pick(" pts", "", " pp"))
    mark = pen.pick("(+/-{m}%)", "± {m}", "(±{m})")
    rows = []
    for name in pen.some(pen.words.questions, 6):
        was = pen.number(pen.chance.randint(350, 850) / 10, cents)
        new = pen.number(
            round(was.value + pen.chance.choice((-1, 1)) * pen.chance.randint(3, 80) / 10, 1), cents
        )
        far = pen.less(new, was, points)
        margins = [pen.chance.randint(14, 38) / 10 for _ in range(2)]
        beyond = abs(new.value - was.value) > (margins[0] ** 2 + margins[1] ** 2) ** 0.5
        shown = [mark.format(m=f"{margin:.1f}") for margin in margins]
        rows.append((name, f"{was} {shown[0]}", f"{new} {shown[1]}", str(far), "Yes" if beyond else "No"))
    heads = ("Statement", before, now, "Change", pen.pick("Significant?", "Beyond chance?"))
    pen.add(Table("Agreement, with 95% margins", (heads,), tuple(rows)))
