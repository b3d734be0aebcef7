"""A per cent with its interval in brackets, and the numbers it is made of."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    style = Style(places=1, after="%")
    for name in pen.some(pen.words.places, 7):
        base = pen.count(200, 1500)
        yes = pen.number(int(base.value * pen.chance.uniform(0.15, 0.85)))
        share = pen.share(yes, base, style)
        room = 196 * (share.value / 100 * (1 - share.value / 100) / base.value) ** 0.5
        low, high = style.print(share.value - room), style.print(share.value + room)
        rows.append((name, str(yes), str(base), f"{share} ({low.strip('%')} to {high.strip('%')})"))
    pen.add(
        Table(
            "Feeling safe, with 95% intervals",
            (("Area", "Agreed", "Answered", "% agreed (interval)"),),
            tuple(rows),
        )
    )
