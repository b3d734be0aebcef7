"""The plainest source: each row a value, each row revised on its own."""

import csv

import polars as pl

from tests.support.rows import frame_of, observation_row
from tithing.sources.contract import Context, PartnerCommentary, Reading, Received
from tithing.vocabulary.problems import Problem, Refused

HEADINGS = ["measure", "area", "period", "value"]


def recognises(received: Received) -> bool:
    with received.path.open(encoding="utf-8", errors="replace") as file:
        return file.readline().strip().startswith(",".join(HEADINGS))


def read(received: Received, context: Context) -> Reading:
    with received.path.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    problems = [
        Problem(f'"{line["value"]}" is not a number', "Write a number", received.name, "", row, "value")
        for row, line in enumerate(lines, 2)
        if not line["value"].replace(".", "").isdigit()
    ]
    if problems:
        raise Refused(*problems)
    supplier = context.supplier or "ledger"
    rows = [observation_row(**line, supplier=supplier, row=row) for row, line in enumerate(lines, 2)]
    said = tuple(
        PartnerCommentary(line["measure"], line["area"], line["period"], supplier, line["comment"])
        for line in lines
        if line.get("comment")
    )
    lookups = {"ward": pl.DataFrame({"code": ["E05008942"], "name": ["Burn Valley"]})} if said else {}
    return Reading("ledger", len(rows), frame_of(rows), commentary=said, lookups=lookups, supplier=supplier)
