"""The page of the columns of a report's CSV, each as a reader of the file alone needs it."""

from __future__ import annotations

from tithing.documents.renderers.to_csv import COLUMNS

INTRODUCTION = """# The columns of the CSV

`tithing report --formats csv` writes one row for each figure of the report's tables, unrounded, in UTF-8. A row can be read
alone. Words that a spreadsheet would take for a formula are led in by an apostrophe; numbers are numbers. Where a figure came
from several files, they stand in one cell, divided by semicolons, in the same order in each column about files.

| column | what it says |
|---|---|"""


def csv_columns_page() -> str:
    return "\n".join([INTRODUCTION, *(f"| `{name}` | {words} |" for name, words in COLUMNS.items())]) + "\n"
