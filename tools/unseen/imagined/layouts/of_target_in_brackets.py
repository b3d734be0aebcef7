"""Numbers done with the per cent of their target in brackets, two years; the last column is points between the per cents."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    cents = Style(after="%")
    rows = []
    for name in pen.some(pen.words.services, 6):
        target = pen.count(120, 900)
        next_target = pen.near(target, 0.4)
        was, now = pen.near(target, 0.3), pen.near(next_target, 0.3)
        before, after = _of(pen, was, target, cents), _of(pen, now, next_target, cents)
        points = pen.less(after, before, Style(sign="+", after=pen.pick("%", " pts")))
        rows.append(
            (name, str(target), f"{was} ({before})", str(next_target), f"{now} ({after})", str(points))
        )
    a, b = financial(pen.chance, 2)
    heads = ("Work", f"Target {a}", f"Done {a}", f"Target {b}", f"Done {b}", "Percentage point change")
    note = "Targets were changed between the years. In brackets: per cent of target."
    pen.add(Table("Work done and targets", (heads,), tuple(rows), (note,)))


def _of(pen: Pen, done: Fig, target: Fig, style: Style) -> Fig:
    """A whole per cent, from which the points between are worked out as printed."""
    share = pen.share(done, target, style)
    return Fig(share.token, float(style.rounded(share.value)))
