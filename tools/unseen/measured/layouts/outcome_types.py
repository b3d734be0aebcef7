"""Outcomes of crimes: numbers for two years and their shares of all, which add to a hundred."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.periods import years
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = [
        "Charged",
        "Community resolution",
        "Caution",
        "Evidential difficulties",
        "No suspect found",
        "Not yet assigned",
    ]
    style = Style(places=1, after="%")
    columns, heads = [[*labels, "All outcomes"]], ["Outcome"]
    for label in years(pen.chance, 2):
        heads += [label, f"{label} %"]
        columns += _pair(pen, len(labels), style)
    pen.add(Table("Outcomes", (tuple(heads),), tuple(zip(*columns, strict=True)), bold=frozenset({6})))


def _pair(pen: Pen, many: int, style: Style) -> list[list[str]]:
    """A column of counts with its total, and one of shares that add to a hundred."""
    counts = [pen.count(20, 900) for _ in range(many)]
    total = pen.sum(counts)
    shares = [pen.share(count, total, style) for count in counts]
    whole = pen.relate("sum", pen.number(100, style), shares)
    return [[str(cell) for cell in (*counts, total)], [str(cell) for cell in (*shares, whole)]]
