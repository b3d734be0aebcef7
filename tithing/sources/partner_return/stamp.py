"""Finds the stamp of a filled return and reads from it which return it is."""

from __future__ import annotations

from tithing.sources.partner_return.lines import LINE_FIELDS, TEMPLATE_VERSION, ReturnLine, Stamp
from tithing.sources.tables import STAMP_MARK, ReceivedRow, ReceivedTable
from tithing.sources.used import Used
from tithing.sources.values.cells import text_of
from tithing.vocabulary.problems import Refused

ASK_AGAIN = "Ask for a new template (tithing returns template), copy the entries into it and send that"


def read_stamp(table: ReceivedTable) -> Stamp:
    """The stamp. Raises Refused when it was changed, or is of a template that this version cannot read."""
    facts: dict[str, str] = {}
    rows = iter(table.rows)
    for row in rows:
        words = [text_of(cell) for cell in row.cells]
        if _is_heading(row):
            break
        facts[words[0]] = words[1] if len(words) > 1 else ""
    lines = [
        ReturnLine(*(text_of(cell) for cell in (*row.cells, *[""] * len(LINE_FIELDS))[: len(LINE_FIELDS)]))
        for row in rows
    ]
    return _checked(table, facts, tuple(lines))


_FACTS = (STAMP_MARK, "partnership", "partner", "partner_name", "quarter", "checksum")


def used_of_stamp(table: ReceivedTable) -> Used:
    """The facts of a stamp and its lines."""
    header = next((at for at, row in enumerate(table.rows) if _is_heading(row)), len(table.rows))
    facts = [row for row in table.rows[:header] if text_of(row.cells[0]) in _FACTS]
    cells = {(row.number, at) for row in facts for at in (0, 1)}
    return Used(table, header, more=range(len(LINE_FIELDS)), cells=cells)


def _is_heading(row: ReceivedRow) -> bool:
    return tuple(map(text_of, row.cells[: len(LINE_FIELDS)])) == LINE_FIELDS


def _checked(table: ReceivedTable, facts: dict[str, str], lines: tuple[ReturnLine, ...]) -> Stamp:
    version = facts.get(STAMP_MARK, "")
    if version != TEMPLATE_VERSION:
        what = f'the template is of version "{version}", and this one reads version {TEMPLATE_VERSION}'
        raise Refused(table.problem(what, ASK_AGAIN, row=1))
    said = [facts.get(name, "") for name in ("partnership", "partner", "partner_name", "quarter")]
    stamp = Stamp(said[0], said[1], said[2], said[3], lines)
    if stamp.checksum != facts.get("checksum"):
        raise Refused(table.problem("the hidden sheet that says which return this is was changed", ASK_AGAIN))
    return stamp
