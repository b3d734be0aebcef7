"""Erases what is kept of somebody who has left. Their number stays, so that the audit still says that one person did a thing."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from tithing.web.accounts import permissions
from tithing.web.accounts.changes import end_sessions, state_of, take_ways_in
from tithing.web.accounts.erasing.names import ADDRESS_OF_NOBODY, is_erased
from tithing.web.accounts.models import Account, SecondStepReset, subject_of
from tithing.web.ground.links.link import end_links
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import erase_details
from tithing.web.shared.mail import mailbox_of
from tithing.web.shared.permissions import check

Eraser = Callable[[Account], object]
ERASERS: list[Eraser] = []  # what other apps keep of an account, which they erase with it


def erase_account(*, by: Actor, account: Account, reason: str) -> None:
    """Erase it, whole or not at all. Raises Denied of who has not left, and of who was erased before."""
    with transaction.atomic():
        locked = Account.objects.select_for_update().get(pk=account.pk)
        check(permissions.ERASE_ACCOUNT, by, state=_state(locked))
        name, email = locked.name, locked.email
        for erase in (_ways_in, _resets, *ERASERS):
            erase(locked)
        _make_nobody(locked)
        erase_details(subject_of(locked.pk), by=by.account, reason=reason, naming=(name, email))
        transaction.on_commit(lambda: _lose_mail(email))


# -- how -------------------------------------------------------------------------------------------------------------


def _state(account: Account) -> str:
    if is_erased(account):
        return permissions.ERASED
    return permissions.LEFT if state_of(account) == permissions.LEFT else permissions.HERE


def _ways_in(account: Account) -> None:
    from allauth.account.models import EmailAddress

    take_ways_in(account)
    end_sessions(account)
    end_links(account=account.pk)
    EmailAddress.objects.filter(user=account).delete()


def _resets(account: Account) -> None:
    """Why a second step of theirs was taken off, or one that they wanted taken off, is about people."""
    SecondStepReset.objects.filter(Q(account=account) | Q(asked_by=account)).update(reason="erased")


def _make_nobody(account: Account) -> None:
    account.name, account.email = f"Account {account.pk}, erased", ADDRESS_OF_NOBODY.format(account.pk)
    account.last_login, account.version = None, account.version + 1
    account.set_unusable_password()
    account.save()


def _lose_mail(email: str) -> None:
    """Mail to them that was kept where no server sends it."""
    folder = mailbox_of(settings.SITE.record)
    for path in folder.glob("*.log") if folder.is_dir() else ():
        if email.lower() in path.read_text(encoding="utf-8", errors="replace").lower():
            path.unlink(missing_ok=True)
