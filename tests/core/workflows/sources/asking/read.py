"""A ledger of which some rows are odd: each value over 500 is asked about."""

import csv

from tests.support.rows import frame_of, observation_row
from tithing.sources.contract import Context, Reading, Received
from tithing.vocabulary.questions import FigureKey, Question

HEADINGS = ["area", "period", "thefts"]
USUAL = 500


def recognises(received: Received) -> bool:
    with received.path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip() == ",".join(HEADINGS)


def read(received: Received, context: Context) -> Reading:
    with received.path.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    supplier = context.supplier or "asking"
    rows = [
        observation_row(
            measure="thefts",
            area=line["area"],
            period=line["period"],
            value=line["thefts"],
            supplier=supplier,
            row=row,
        )
        for row, line in enumerate(lines, 2)
    ]
    odd = [_question(line, row) for row, line in enumerate(lines, 2) if int(line["thefts"]) > USUAL]
    span = context.covers.code if context.covers else ""
    return Reading("asking", len(rows), frame_of(rows), supplier=supplier, questions=tuple(odd), period=span)


def _question(line: dict[str, str], row: int) -> Question:
    said = f"{line['thefts']} thefts in {line['period']}, where 500 are the most that is usual. Is it right?"
    figures = (("area", line["area"]), ("period", line["period"]), ("thefts", line["thefts"]))
    return Question(
        "more_than_usual", said, figures, (FigureKey("thefts", line["area"], line["period"]),), row=row
    )
