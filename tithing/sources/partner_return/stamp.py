"""Finds the stamp of a filled return and reads from it which return it is."""

from __future__ import annotations

from tithing.sources.cells import text_of
from tithing.sources.partner_return.lines import LINE_FIELDS, TEMPLATE_VERSION, ReturnLine, Stamp
from tithing.sources.tables import STAMP_MARK, ReceivedTable
from tithing.vocabulary.problems import Refused

ASK_AGAIN = "Ask for a new template (tithing returns template), copy the entries into it and send that"


def read_stamp(table: ReceivedTable) -> Stamp:
    """The stamp. Raises Refused when it was changed, or is of a template that this version cannot read."""
    facts: dict[str, str] = {}
    rows = iter(table.rows)
    for row in rows:
        words = [text_of(cell) for cell in row.cells]
        if tuple(words[: len(LINE_FIELDS)]) == LINE_FIELDS:
            break
        facts[words[0]] = words[1] if len(words) > 1 else ""
    lines = [
        ReturnLine(*(text_of(cell) for cell in (*row.cells, *[""] * len(LINE_FIELDS))[: len(LINE_FIELDS)]))
        for row in rows
    ]
    return _checked(table, facts, tuple(lines))


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
