"""Offences, victims and suspects of each kind: one offence may have several, and a victim of two kinds counts once in all."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    mean = Style(places=2)
    rows: list[tuple[str, ...]] = []
    columns: list[list[Fig]] = [[], [], []]
    for name in pen.some(pen.words.offences, 6):
        offences = pen.count(80, 600)
        victims = pen.number(round(offences.value * pen.chance.uniform(0.8, 1.4)))
        suspects = pen.number(round(offences.value * pen.chance.uniform(0.3, 1.2)))
        for column, figure in zip(columns, (offences, victims, suspects), strict=True):
            column.append(figure)
        rows.append(
            (name, str(offences), str(victims), str(suspects), str(pen.rate(victims, offences, 1, mean)))
        )
    whole = pen.sum(columns[0])
    once = [
        pen.number(round(sum(each.value for each in column) * pen.chance.uniform(0.75, 0.93)))
        for column in columns[1:]
    ]
    rows.append(
        (pen.pick("All", "Any offence"), str(whole), *map(str, once), str(pen.rate(once[0], whole, 1, mean)))
    )
    notes = ("People are counted once in the last row.",) if pen.luck() < 0.6 else ()
    heads = ("Offence", "Offences", pen.pick("Victims", "People harmed"), "Suspects", "Victims per offence")
    pen.add(Table("Offences and the people in them", (heads,), tuple(rows), notes, bold=frozenset((6,))))
