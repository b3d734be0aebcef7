"""A register of risks: likelihood times impact before and after controls, with the points that controls take off."""

from tools.unseen.document import SPAN, Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

RISKS = (
    "Loss of grant", "Data shared too late", "A partner withdraws", "Key posts stand empty", "Systems fail",
    "A new duty without money", "Public trust falls", "Premises close", "Contract ends early",
)  # fmt: skip
# Likelihood and impact before and after, unlike enough that no column follows from two others by chance.
STEPS = (
    ((5, 4), (2, 3)), ((4, 5), (3, 4)), ((5, 3), (1, 3)), ((3, 3), (3, 2)), ((4, 4), (4, 3)), ((2, 5), (1, 4)),
    ((5, 5), (3, 5)), ((3, 4), (1, 2)), ((4, 2), (3, 1)), ((5, 2), (4, 2)), ((3, 5), (2, 5)), ((4, 3), (2, 2)),
)  # fmt: skip


def write(pen: Pen) -> None:
    two = pen.luck() < 0.5
    rows = []
    for number, (risk, (before, after)) in enumerate(
        zip(pen.some(RISKS, 8), pen.some(STEPS, 8), strict=True), 1
    ):
        first, last = [pen.number(each) for each in before], [pen.number(each) for each in after]
        start, left = (pen.product(*each, style=Style()) for each in (first, last))
        cells = [*first, start, *last, left, pen.less(left, start, Style())]
        rows.append((f"R{number}", risk, *map(str, cells), pen.pick("Open", "Treat", "Tolerate")))
    own = ("Ref", "Risk", "L", "I", "Score", "L", "I", "Score", "Movement", "Response")
    if not two:
        own = (
            "Ref", "Risk", "Inherent likelihood", "Inherent impact", "Inherent score", "Residual likelihood",
            "Residual impact", "Residual score", "Movement", "Response",
        )  # fmt: skip
    above = ("", "", "Before controls", SPAN, SPAN, "After controls", SPAN, SPAN, "", "")
    note = "Score = likelihood × impact, each from 1 to 5."
    pen.add(Table("Partnership risks", (above, own) if two else (own,), tuple(rows), (note,)))
