"""Figures with remarks in their own cells, and cells that say why there is none; rows without both years have no change."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style

REMARKS = ("", "", "", " (p)", " (to be confirmed)", " [see note]", " r", " – from a new system")
GAPS = ("n/a – new measure", "Not collected", "To follow", "..", "Data not yet due")


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    rows: list[tuple[str, ...]] = []
    cents = Style(places=1, after="%", sign="+")
    for number, name in enumerate(pen.some(pen.words.health, 6)):
        new = pen.count(40, 900)
        if number in (2, 4):
            rows.append((name, pen.chance.choice(GAPS), str(new), pen.pick("n/a", "-", "")))
            continue
        was = pen.near(new, 0.3)
        remark, other = pen.chance.choice(REMARKS), pen.chance.choice(REMARKS)
        rows.append((name, f"{was}{other}", f"{new}{remark}", str(pen.percent(new, was, cents))))
    notes = ("(p) provisional; r revised since last published.",)
    heads = ("Measure", before, now, pen.pick("Change", "% change", "Year on year"))
    pen.add(Table("Wellbeing measures", (heads,), tuple(rows), notes))
