"""Answers down, groups across with their bases in the heads; each column comes to a hundred but for rounding."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style

ANSWERS = ("Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", "Don't know")


def write(pen: Pen) -> None:
    groups = pen.pick(
        ("All", "Owners", "Renters", "Lodgers"), ("Everyone", "North side", "South side", "Visitors")
    )
    cents = Style(after=pen.pick("%", ""))
    counts = [[pen.chance.randint(15, 200) for _ in ANSWERS] for _ in groups[1:]]
    counts.insert(0, [sum(each) for each in zip(*counts, strict=True)])
    bases = [pen.number(sum(column)) for column in counts[1:]]
    bases.insert(0, pen.sum(bases, probable=True))
    columns = [_column(pen, column, cents) for column in counts]
    rows = [(name, *(str(column[n]) for column in columns)) for n, name in enumerate((*ANSWERS, "Total"))]
    note = pen.pick(
        "Columns may not sum to 100% because of rounding.", "Per cents are rounded to whole numbers."
    )
    question = pen.chance.choice(pen.words.questions)
    heads = ("", *(f"{group} (n={base})" for group, base in zip(groups, bases, strict=True)))
    pen.add(Table(f"Asked of all: {question}", (heads,), tuple(rows), (note,)))


def _column(pen: Pen, counts: list[int], style: Style) -> list[Fig]:
    cells = [pen.number(100 * each / sum(counts), style) for each in counts]
    return [*cells, pen.relate("sum", pen.number(100, style), cells, slack=3.0, probable=True)]
