"""The total first, its groups under it with a dash and their parts with two: nothing is summed at the foot."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style

Pair = tuple[Fig, Fig]


def write(pen: Pen) -> None:
    first, second = pen.pick(("- ", "-- "), ("– ", "– – "), ("of which: ", "of which "), ("", "of which "))
    cents = Style(places=1, after="%", sign=pen.pick("+", ""))
    lines: list[tuple[str, Pair]] = []
    tops: list[Pair] = []
    for name, parts in pen.some(sorted(pen.words.parts.items()), 3):
        pairs = [(was := pen.count(40, 500), pen.near(was, 0.3)) for _ in parts]
        tops.append(_sum(pen, pairs))
        lines.append((f"{first}{name}", tops[-1]))
        lines += [(f"{second}{part.lower()}", pair) for part, pair in zip(parts, pairs, strict=True)]
    lines.insert(0, (pen.pick("All offences", "Total"), _sum(pen, tops)))
    rows = [(name, str(a), str(b), str(pen.percent(b, a, cents))) for name, (a, b) in lines]
    heads = ("", *years(pen.chance, 2), "% change")
    pen.add(Table("From the whole to its parts", (heads,), tuple(rows), bold=frozenset((0,))))


def _sum(pen: Pen, pairs: list[Pair]) -> Pair:
    return pen.sum([a for a, _ in pairs]), pen.sum([b for _, b in pairs])
