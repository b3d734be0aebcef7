"""Answers in per cents with their bases; the groups overlap and leave some people out, so their bases do not add to all."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

Answers = tuple[int, int, int]  # agree, disagree, neither


def write(pen: Pen) -> None:
    women, men, unsaid = (_answers(pen, low, high) for low, high in ((450, 1100), (450, 1100), (15, 60)))
    every = (women[0] + men[0] + unsaid[0], women[1] + men[1] + unsaid[1], women[2] + men[2] + unsaid[2])
    groups = [("All respondents", every), ("Women", women), ("Men", men)]
    for name, part in (
        ("Aged 16 to 24", 0.15),
        ("Disabled people", 0.2),
        (pen.pick("Tenants", "Renting a home"), 0.4),
    ):
        groups.append((name, _some_of(pen, every, part)))
    cents = Style(after=pen.pick("%", ""))
    rows = []
    for name, answers in groups:
        base = pen.number(sum(answers))
        given = [pen.number(each) for each in answers]
        rows.append((name, str(base), str(given[0]), *(str(pen.share(each, base, cents)) for each in given)))
    heads = (
        "Group",
        pen.pick("Base", "Unweighted base (n)"),
        "Number agreeing",
        "Agree %",
        "Disagree %",
        "Neither %",
    )
    note = "Base: all who answered the question. Some did not state a sex. Figures may not sum to 100 through rounding."
    question = pen.chance.choice(pen.words.questions)
    pen.add(Table(f"Residents who say that they: {question.lower()}", (heads,), tuple(rows), (note,)))


def _answers(pen: Pen, low: int, high: int) -> Answers:
    asked = pen.chance.randint(low, high)
    yes = int(asked * pen.chance.uniform(0.4, 0.75))
    no = int((asked - yes) * pen.chance.uniform(0.3, 0.7))
    return yes, no, asked - yes - no


def _some_of(pen: Pen, every: Answers, part: float) -> Answers:
    """A part of everybody, who answer much as the others do."""
    yes, no, neither = (round(each * part * pen.chance.uniform(0.8, 1.25)) for each in every)
    return yes, no, neither
