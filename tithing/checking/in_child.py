"""Runs the rules over a document in a process of its own: bounded, and in nobody's way (bounded.py).

Both ways the words go as JSON: what a hostile file could make of them stays words.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace

from tithing.checking.bounded import Bounds, answer, ask
from tithing.checking.check import check
from tithing.checking.read.as_json import from_json, to_json
from tithing.checking.read.limits import ReadingLimits
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.tell.plain_values import from_plain, to_plain
from tithing.checking.tell.report import Report


def check_in_child(
    document: PrintedDocument, against: Sequence[PrintedDocument], limits: ReadingLimits
) -> Report:
    """As `check` of the one document. Raises TookTooLong, NeededTooMuch, or ChildEnded where a rule failed."""
    request = json.dumps([to_json(each) for each in (document, *against)]).encode()
    bounds = Bounds(limits.check_cpu_seconds, limits.check_wall_seconds, limits.check_memory_bytes)
    report = from_plain(Report, json.loads(ask(__name__, request, bounds)))
    return replace(report, documents=(document,))


def report_of(request: bytes) -> bytes:
    """In the child: the report on the first document held against the others, without the documents."""
    document, *against = map(from_json, json.loads(request))
    report = replace(check([document], against=against), documents=())
    return json.dumps(to_plain(report), separators=(",", ":")).encode()


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(answer(report_of))
