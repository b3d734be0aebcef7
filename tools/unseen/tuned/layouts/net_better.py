"""Better, worse, no change, and the net of better over worse."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    percent = pen.pick(Style(after="%"), Style())
    rows = []
    for name in pen.some(pen.words.questions, 6):
        better, worse = (
            pen.number(pen.chance.randint(5, 48), percent),
            pen.number(pen.chance.randint(5, 48), percent),
        )
        same = pen.number(100 - better.value - worse.value, percent)
        net = pen.number(better.value - worse.value, Style(sign="+", after=percent.after))
        pen.relate("difference", net, [better, worse], signs=(1, -1), slack=1.0 if percent.after else 0.0)
        rows.append((name, str(better), str(same), str(worse), str(net)))
    heads = ("Compared with a year ago", "Better", "No change", "Worse", pen.pick("Net", "NET", "Net better"))
    pen.add(Table("Is it better or worse? (%)", (heads,), tuple(rows)))
