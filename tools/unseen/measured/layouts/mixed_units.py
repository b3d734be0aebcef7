"""A scorecard whose rows have different units: per cents, days, pounds, numbers."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    kinds = (
        Style(places=1, after="%"),
        Style(places=1),
        Style(before="£"),
        Style(),
        Style(places=1, after=" days"),
    )
    rows = []
    for name in pen.some((*pen.words.housing, *pen.words.health), 8):
        style = pen.chance.choice(kinds)
        scale = 10 if style.places else 1
        was = pen.number(pen.chance.randint(30 * scale, 90 * scale) / scale, style)
        now = pen.number(was.value + pen.pick(-1, 1) * pen.chance.randint(1, 9), style)
        change = pen.less(now, was, Style(places=style.places, before=style.before, sign="+"))
        rows.append(
            (name, str(was), str(now), str(change), pen.pick("Higher is better", "Lower is better", "Watch"))
        )
    pen.add(
        Table(
            "Mixed scorecard",
            (("Measure", "Last quarter", "This quarter", "Change", "Polarity"),),
            tuple(rows),
        )
    )
