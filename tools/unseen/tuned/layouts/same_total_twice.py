"""One total in two tables: by ward and by kind."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen


def write(pen: Pen) -> None:
    wards, kinds = pen.some(pen.words.wards, 6), pen.some(pen.words.services, 4)
    cells = [[pen.chance.randint(1, 60) for _ in kinds] for _ in wards]
    by_ward = [pen.number(sum(row)) for row in cells]
    by_kind = [pen.number(sum(row[n] for row in cells)) for n in range(len(kinds))]
    first = pen.sum(by_ward)
    second = pen.sum(by_kind)
    pen.relate("same", second, [first])
    label = pen.pick("Total reports", "All reports")
    _add(pen, "ward", [*wards, label], [*by_ward, first])
    _add(pen, "kind", [*kinds, label], [*by_kind, second])


def _add(pen: Pen, what: str, labels: list[str], figures: list[Fig]) -> None:
    rows = tuple((label, str(figure)) for label, figure in zip(labels, figures, strict=True))
    pen.add(Table(f"Reports by {what}", ((what.title(), "Reports"),), rows, bold=frozenset({len(rows) - 1})))
