"""A total that leaves one kind out, as its label says, and then that kind and the total with it."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    *names, odd = pen.some(pen.words.offences, 7)
    lines = {name: _pair(pen) for name in names}
    without = _total(pen, list(lines.values()))
    last = _pair(pen)
    cents = Style(places=1, after="%")
    under = pen.pick(f"Total excluding {odd.lower()}", f"Total (without {odd.lower()})", "Total of the above")
    whole = pen.pick(f"Total including {odd.lower()}", "Total recorded")
    at_top = pen.luck() < 0.3
    shown = [*lines.items(), (under, without), (odd, last), (whole, _total(pen, [without, last]))]
    if at_top:
        shown = [(odd, last), *lines.items(), (f"Total excluding {odd.lower()}", without)]
    rows = [
        (name, str(a), str(b), str(pen.less(b, a)), str(pen.percent(b, a, cents))) for name, (a, b) in shown
    ]
    heads = ("Offence", before, now, "Change", "%")
    pen.add(Table("Recorded offences", (heads,), tuple(rows)))


def _pair(pen: Pen) -> tuple[Fig, Fig]:
    was = pen.count(60, 900)
    return was, pen.near(was, 0.3)


def _total(pen: Pen, pairs: list[tuple[Fig, Fig]]) -> tuple[Fig, Fig]:
    return pen.sum([a for a, _ in pairs]), pen.sum([b for _, b in pairs])
