"""A table and its footnotes, which tell what the figures leave out and what they would be with it."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style

NOTES = (
    "{n} Leaves out {odd} cases moved in from another area; with them the figure would be {with_odd}.",
    "{n} {odd} more were found after the count was closed, which would make {with_odd}.",
    "{n} Without the {odd} from the old system, which are counted elsewhere; {with_odd} in all.",
)


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    names = pen.some(pen.words.housing, 6)
    cents = Style(places=1, after="%")
    marks = pen.pick(("¹", "²"), ("[a]", "[b]"), ("(1)", "(2)"))
    marked = dict(zip(sorted(pen.some(range(6), 2)), marks, strict=True))
    rows, notes, pairs = [], [], []
    for row, name in enumerate(names):
        was = pen.count(70, 800)
        new = pen.near(was, 0.3)
        pairs.append((was, new))
        rows.append((name + marked.get(row, ""), str(was), str(new), str(pen.percent(new, was, cents))))
        if row in marked:
            odd = pen.count(6, 40)
            note = pen.chance.choice(NOTES).format(n=marked[row], odd=odd, with_odd=pen.sum([new, odd]))
            notes.append(note)
    a, b = (pen.sum([pair[n] for pair in pairs]) for n in range(2))
    rows.append(("Total", str(a), str(b), str(pen.percent(b, a, cents))))
    pen.add(
        Table(
            "Work by kind",
            (("Kind", before, now, "Change"),),
            tuple(rows),
            tuple(notes),
            bold=frozenset((6,)),
        )
    )
