"""Satisfied, neither, dissatisfied, with the net: last year and this."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    style = Style(after="%")
    rows = []
    for question in pen.some(pen.words.questions, 6):
        cuts = sorted(pen.some(range(30, 90), 2))
        good, mid, bad = (pen.number(value, style) for value in (cuts[0], cuts[1] - cuts[0], 100 - cuts[1]))
        net = pen.less(good, bad, Style(sign="+"))
        rows.append((question, str(good), str(mid), str(bad), str(net)))
    heads = (
        "Statement",
        pen.pick("Agree", "Satisfied"),
        pen.pick("Neither", "No opinion"),
        pen.pick("Disagree", "Dissatisfied"),
        pen.pick("Net", "Net score"),
    )
    pen.add(Table("What residents said", (heads,), tuple(rows)))
