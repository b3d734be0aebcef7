"""Rows that their own file calls cancelled, a duplicate or a test, in a column that is not used: are they to be counted?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.inspection.find import shown
from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.tables import ReceivedRow
from tithing.sources.values.cells import text_of
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.questions import Question

_WORDS = (
    r"cancell?ed|duplicates?|void(?:ed)?|no crimed?|deleted|rejected|invalid|tests?|test (?:call|record|row|data)|"
    r"(?:entered|recorded|created|logged|input) in error|error|false alarm|hoax|not (?:to be )?counted|exclude[ds]?|"
    r"do not (?:count|use)|not a crime|struck out"
)
_STRUCK = re.compile(rf"(?:{_WORDS})(?: .*)?")
_HEADED = re.compile(rf"(?:is )?(?:{_WORDS})")
_YES = frozenset({"y", "yes", "true", "1", "x"})
_NAMED = 3


def struck_out_questions(columns: Columns) -> tuple[Question, ...]:
    """A question for each column that is not used and says of rows that they may not count.

    >>> from tithing.sources.columns.headings import find_columns
    >>> from tithing.sources.tables import ReceivedTable
    >>> rows = (ReceivedRow(1, ("area", "Status")), ReceivedRow(2, ("Hart", "Open")), ReceivedRow(3, ("Hart", "Void")))
    >>> struck_out_questions(find_columns(ReceivedTable("a.csv", "", rows), {"area": ("area",)}))[0].words
    'The column "Status" is not used, and says Void in 1 row (row 3): is that row to be counted all the same?'
    """
    return tuple(_asked(columns))


def _asked(columns: Columns) -> Iterator[Question]:
    for at, heading in enumerate(columns.headings):
        struck = [row for row in columns.body if _is_struck(row, at, heading)]
        if struck and heading in columns.unused:
            yield _question(columns, at, struck)


def _is_struck(row: ReceivedRow, at: int, heading: str) -> bool:
    said = simplify(_cell(row, at))
    if _HEADED.fullmatch(simplify(heading)):
        return said in _YES
    return _STRUCK.fullmatch(said) is not None


def _cell(row: ReceivedRow, at: int) -> str:
    return text_of(row.cells[at]).strip() if at < len(row.cells) else ""


def _question(columns: Columns, at: int, struck: list[ReceivedRow]) -> Question:
    heading = shown(columns.headings[at], "...")
    said = listed(list(dict.fromkeys(shown(_cell(row, at), "...") for row in struck))[:_NAMED])
    numbers = listed([str(row.number) for row in struck[:_NAMED]])
    more = f" and {len(struck) - _NAMED} more" if len(struck) > _NAMED else ""
    which = f"{'row' if len(struck) == 1 else 'rows'} {numbers}{more}"
    those = "is that row" if len(struck) == 1 else "are those rows"
    words = (
        f'The column "{heading}" is not used, and says {said} in {numbered(len(struck), "row")} ({which}): '
        f"{those} to be counted all the same?"
    )
    figures = (("column", heading), ("says", said), ("rows", str(len(struck))))
    table = columns.table
    return Question(
        "rows_struck_out", words, figures, file=table.file, row=struck[0].number, sheet=table.sheet
    )
