"""A log of actions with references and dates, beside how many days each took over its limit."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    rows = []
    for n, name in enumerate(pen.some(pen.words.services, 6), 1):
        limit = pen.number(pen.pick(10, 20, 28))
        taken = pen.count(3, 60)
        over = pen.less(taken, limit, Style(sign=pen.pick("+", "")))
        reference = f"CS/{pen.chance.randint(100, 999)}/{n:02}"
        rows.append(
            (
                reference,
                name,
                f"{pen.chance.randint(1, 28)}/0{pen.chance.randint(1, 9)}/2031",
                str(limit),
                str(taken),
                str(over),
            )
        )
    heads = ("Ref", "Action", "Raised", "Limit (days)", "Taken (days)", "Over or under")
    pen.add(Table("Action log", (heads,), tuple(rows)))
