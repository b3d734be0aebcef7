"""A table for the public whose heads are questions, with the answer of each in a cell of words and a figure."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import SIZE, Style


def write(pen: Pen) -> None:
    heads = pen.pick(
        (
            "What we count",
            "How many were there this year?",
            "How many were there last year?",
            "Is that more or fewer, and by how many?",
            "By how much in per cent?",
        ),
        (
            "What residents asked about",
            "What is the figure for the last 12 months?",
            "What was it in the 12 months before that?",
            "How far has it moved?",
            "What is that as a percentage?",
        ),
    )
    cents = Style(places=pen.pick(0, 1), after="%", size=True)
    rows = []
    for name in pen.some(pen.words.offences, 6):
        was = pen.count(50, 1500)
        now = pen.near(was, 0.3)
        word, size = pen.went(now, was, "more", "fewer"), pen.less(now, was, SIZE)
        way = pen.went(now, was, "up", "down")
        moved = pen.pick(f"{size} {word}", f"{size} {word} than before")
        rows.append((name, str(now), str(was), moved, f"{way} {pen.percent(now, was, cents)}"))
    pen.add(Table(pen.pick("Your questions in figures", "Crime in plain terms"), (heads,), tuple(rows)))
