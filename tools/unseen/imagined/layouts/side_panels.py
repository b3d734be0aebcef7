"""A list printed in two panels side by side to save space, with one total at the end of the second."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    wards = pen.some(pen.words.wards, 9)
    cents = Style(places=1, after="%")
    whole_of = [pen.count(60, 500) for _ in wards]
    parts = [pen.number(int(each.value * pen.chance.uniform(0.2, 0.8))) for each in whole_of]
    cells = [
        (ward, str(whole), str(part), str(pen.share(part, whole, cents)))
        for ward, whole, part in zip(wards, whole_of, parts, strict=True)
    ]
    whole, part = pen.sum(whole_of), pen.sum(parts)
    cells.append(
        (pen.pick("Borough", "All wards"), str(whole), str(part), str(pen.share(part, whole, cents)))
    )
    rows = tuple((*left, *right) for left, right in zip(cells[:5], cells[5:], strict=True))
    year = pen.chance.randint(2028, 2033)
    own = ("Ward", f"Calls {year}", "At night", "% at night")
    if pen.luck() < 0.4:
        own = ("Ward", f"Homes visited {year}", "With an alarm", "% with an alarm")
    pen.add(Table("By ward, in two panels", ((*own, *own),), rows))
