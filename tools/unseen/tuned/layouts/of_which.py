"""A whole with parts that overlap: with alcohol, at night, by strangers; each a per cent of the whole."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    style = Style(after="%")
    columns: list[list[str]] = [
        [
            "All incidents",
            "of which: with alcohol",
            "of which: at night",
            "of which: by strangers",
            "of which: repeat",
        ]
    ]
    heads = ["Incidents"]
    for label in (before, now):
        whole = pen.count(300, 2400)
        parts = [pen.number(int(whole.value * pen.chance.uniform(0.15, 0.75))) for _ in range(4)]
        columns += [
            [str(whole), *(str(part) for part in parts)],
            ["100%", *(str(pen.share(part, whole, style)) for part in parts)],
        ]
        heads += [label, f"% of all {label}"]
    note = "An incident may be in more than one group."
    pen.add(
        Table(
            "Incidents and their marks",
            (tuple(heads),),
            tuple(zip(*columns, strict=True)),
            (note,),
            ordered=True,
        )
    )
