"""One list of measures of unlike units: counts, per cents, minutes and pounds, with target and last year."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    kinds = (
        ("Number of {name}", Style(), 50, 900, 1),
        ("% of {name} closed in time", Style(places=1, after="%"), 600, 980, 10),
        ("Average days for {name}", Style(places=1), 30, 300, 10),
        ("Cost of {name}", Style(before="£"), 500, 9000, 1),
        ("{name} per 1,000 people", Style(places=2), 100, 900, 100),
    )
    rows = []
    for n, name in enumerate(pen.some(pen.words.services, 8)):
        words, style, low, high, over = kinds[n % len(kinds)]
        signed = Style(places=style.places, sign="+", before=style.before)
        last = pen.number(pen.chance.randint(low, high) / over, style)
        this = pen.number(
            round(last.value * 100 + pen.pick(-1, 1) * pen.chance.randint(3, 9) * 100 / over) / 100, style
        )
        target = pen.number(pen.chance.randint(low, high) / over, style)
        rows.append(
            (
                words.format(name=name.lower()),
                str(target),
                str(last),
                str(this),
                str(pen.less(this, last, signed)),
            )
        )
    heads = ("Indicator", "Target", "2029/30", "2030/31", pen.pick("Change", "Difference on last year"))
    pen.add(Table("Indicators", (heads,), tuple(rows)))
