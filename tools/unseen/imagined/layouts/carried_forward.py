"""A long list that is cut in the middle: carried forward, brought forward, and a total that counts the first part once."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    before, now = years(pen.chance, 2)
    heads = ("Ward", before, now, "Change")
    wards = pen.some(pen.words.wards, 10)
    pairs = [(was := pen.count(30, 400), pen.near(was, 0.3)) for _ in wards]
    cut = pen.pick(5, 6)
    signed = Style(sign=pen.pick("+", ""))
    first = [_row(pen, ward, pair, signed) for ward, pair in zip(wards[:cut], pairs[:cut], strict=True)]
    so_far = _sum(pen, pairs[:cut])
    first.append(_row(pen, "Carried forward", so_far, signed))
    again = (pen.again(so_far[0]), pen.again(so_far[1]))
    second = [_row(pen, "Brought forward", again, signed)]
    second += [_row(pen, ward, pair, signed) for ward, pair in zip(wards[cut:], pairs[cut:], strict=True)]
    second.append(_row(pen, "Total", _sum(pen, [again, *pairs[cut:]]), signed))
    caption = "Reports by ward"
    pen.add(Table(caption, (heads,), tuple(first), bold=frozenset((cut,))))
    pen.add(Table(f"{caption} (continued)", (heads,), tuple(second), bold=frozenset((0, len(second) - 1))))


def _sum(pen: Pen, pairs: list[tuple[Fig, Fig]]) -> tuple[Fig, Fig]:
    return pen.sum([a for a, _ in pairs]), pen.sum([b for _, b in pairs])


def _row(pen: Pen, name: str, pair: tuple[Fig, Fig], style: Style) -> tuple[str, ...]:
    return (name, str(pair[0]), str(pair[1]), str(pen.less(pair[1], pair[0], style)))
