"""What the book's journal says was done from the desk and the audit does not: the site was killed between the two.

A line of either says which file it is about by the number of the line that took it in, so that each is held against the other
without a word of what stands in them: erased words of the audit are not missed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from tithing.vocabulary.in_words.numbered import numbers_named
from tithing.vocabulary.problems import Refused
from tithing.web.shared.audit import GENESIS, AuditSubject, changed
from tithing.web.shared.models import AuditHead, AuditLine
from tithing.web.supplied import permissions
from tithing.workflows.files_in.taken_out import TakenOut, files_taken_out

KIND = "file"  # of a subject of the audit; its key is the line of the journal that took the file in
AFTERWARDS = "This line was written afterwards: the site was stopped before it could be."
ACCOUNT = re.compile(r"account-(\d+)")
_ACTIONS = {"withdrawn": permissions.WITHDRAW_FILE.action, "erased": permissions.ERASE_FILE.action}


def said_of_withdrawn(number: int, line: int) -> str:
    """Without the file's name, in which a person's may stand."""
    return f"Took the figures of the file of line {number} of the book’s journal out (line {line})."


def said_of_erased(number: int, lines: Collection[int]) -> str:
    return f"Erased the file of line {number} of the book’s journal ({numbers_named('line', sorted(lines))})."


def hold_the_audit() -> None:
    """Until this transaction ends nobody else adds a line: what is between book and audit is then nobody's but ours."""
    AuditHead.objects.select_for_update().get_or_create(id=1, defaults={"hash": GENESIS})


def settle() -> int:
    """Write the lines of the audit that are missing; how many were. Nothing where the book cannot be read: its pages say so."""
    with transaction.atomic():
        hold_the_audit()
        missing = tuple(_missing())
        for each in missing:
            _write(each)
    return len(missing)


@dataclass(frozen=True)
class _MissingLine:
    taken_out: TakenOut
    account: int


def _missing() -> Iterator[_MissingLine]:
    try:
        done = files_taken_out(settings.TITHING_BOOK)
    except Refused:
        return
    from_here = [(each, ACCOUNT.fullmatch(each.by)) for each in done]
    there = set(
        AuditLine.objects.filter(kind=KIND, action__in=_ACTIONS.values()).values_list("action", "key")
    )
    for each, account in from_here:
        keys = {(_ACTIONS[each.status], str(number)) for number in each.numbers}
        if account is not None and keys.isdisjoint(there):
            yield _MissingLine(each, int(account[1]))


def _write(missing: _MissingLine) -> None:
    done = missing.taken_out
    number = min(done.numbers)
    erased = done.status == "erased"
    said = said_of_erased(number, done.lines) if erased else said_of_withdrawn(number, done.lines[0])
    changed(
        AuditSubject(KIND, str(number)),
        _ACTIONS[done.status],
        f"{said} {AFTERWARDS}",
        by=missing.account,
        reason=done.reason,
        at=datetime.fromisoformat(done.at),
    )
