"""Takes a file out of the book from the desk: by somebody, with a line in the book's journal and one in the audit.

The book is written first, inside the transaction of the audit's line. Where the site is killed between the two, the journal says
what was done and by which account: `settling` writes the line that is missing, when the site is opened and before the next change.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tithing.reading.book import Book, open_book
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject, changed
from tithing.web.shared.permissions import check
from tithing.web.supplied import permissions
from tithing.web.supplied.settling import KIND, hold_the_audit, said_of_erased, said_of_withdrawn, settle
from tithing.workflows.erase import Erased, erase
from tithing.workflows.withdraw import Withdrawn, withdraw

WAIT_SECONDS = 10.0  # for another who is writing into the book: then the page says so


def withdraw_a_file(*, by: Actor, number: int, reason: str) -> Withdrawn:
    """Take the figures of the file that this line of the journal took in out of today's.

    Raises Refused, with nothing changed, where somebody took it out before, and for a reason that tells of a person.
    """
    check(permissions.WITHDRAW_FILE, by)
    with transaction.atomic():
        hold_the_audit()
        settle()
        done = withdraw(
            _book(), str(number), reason=reason, now=timezone.now(), by=_who(by), wait_seconds=WAIT_SECONDS
        )
        action = permissions.WITHDRAW_FILE.action
        changed(
            AuditSubject(KIND, str(number)),
            action,
            said_of_withdrawn(number, done.line),
            by=by.account,
            reason=reason,
        )
    return done


def erase_a_file(*, by: Actor, number: int, reason: str) -> Erased:
    """Erase a file for good, with every file of the same content. One that was erased already is left as it is, with the day.

    Raises Refused, with nothing changed, for a look-up by which later files were placed, and for a reason that tells of a person.
    """
    check(permissions.ERASE_FILE, by)
    with transaction.atomic():
        hold_the_audit()
        settle()
        done = erase(
            _book(), str(number), reason=reason, now=timezone.now(), by=_who(by), wait_seconds=WAIT_SECONDS
        )
        if done.before is None:
            said = said_of_erased(number, done.lines)
            changed(
                AuditSubject(KIND, str(number)),
                permissions.ERASE_FILE.action,
                said,
                by=by.account,
                reason=reason,
            )
    return done


def _book() -> Book:
    return open_book(settings.TITHING_BOOK)


def _who(by: Actor) -> str:
    return f"account-{by.account}"
