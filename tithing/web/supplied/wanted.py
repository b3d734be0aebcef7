"""What the files want of an analyst: what waits is accepted or discarded before it goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import Need
from tithing.web.supplied.queries import waiting


def files_wait(actor: Actor, on: date) -> Iterator[Need]:
    """One line, due on the last day of the one that goes first."""
    if DeskRole.ANALYST not in actor.roles:
        return
    if held := waiting():
        until = min(each.until for each in held)
        count = len([entry for each in held for entry in each.report.held])
        what = numbered(count, "file waits", "files wait")
        yield Need(f"{what} to be accepted or discarded", "/desk/files/#waiting", until, until < on)
