"""What the checker says of a small text: the ordinary way in for every case here."""

from __future__ import annotations

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.tell.report import Report
from tithing.checking.test.severity import Severity

Said = tuple[str, str, str]  # severity, what is printed, what it should be


def report_on(text: str, *, against: str | None = None) -> Report:
    earlier = [read_text(against, title="the earlier pack")] if against is not None else []
    return check([read_text(text, title="a pack")], against=earlier)


def said_of(text: str, *, least: Severity = Severity.PROBABLE, against: str | None = None) -> list[Said]:
    found = report_on(text, against=against).at_least(least)
    return [(each.severity.value, each.published, each.expected) for each in found]


def table(*lines: str) -> str:
    """Lines whose cells are parted by commas and a space, as a table of tabs."""
    return "\n".join(line.replace(", ", "\t") for line in lines)
