"""Stages of a pathway, each as a per cent of the one before."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    stages = ["Referred", "Contacted", "Assessed", "Started", "Completed"]
    style = Style(places=pen.pick(0, 1), after="%")
    figures = [pen.count(400, 2000)]
    for _ in stages[1:]:
        figures.append(pen.number(int(figures[-1].value * pen.chance.uniform(0.45, 0.95))))
    rows = [(stages[0], str(figures[0]), pen.pick("-", "", "n/a"))]
    for n in range(1, len(stages)):
        rows.append((stages[n], str(figures[n]), str(pen.share(figures[n], figures[n - 1], style))))
    head = pen.pick("% of stage before", "% of previous stage", "As % of stage above")
    pen.add(Table("The pathway", (("Stage", "People", head),), tuple(rows), ordered=True))
