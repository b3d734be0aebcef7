"""Asks for, confirms and drops it; the second step is gone only where two people wanted it so, neither of them whose it is."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts import permissions
from tithing.web.accounts.changes import end_sessions
from tithing.web.accounts.models import Account, SecondStepReset, subject_of
from tithing.web.accounts.queries import account_at
from tithing.web.accounts.second_step.queries import open_reset, others_who_may, state_for
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import THE_SITE, changed
from tithing.web.shared.page import partnership
from tithing.web.shared.permissions import Permission, check
from tithing.web.shared.typed import RefusedField


def ask(*, by: Actor, account: Account, reason: str) -> SecondStepReset:
    """Ask that it is taken off. Raises Refused without a reason, and where somebody asked a moment before."""
    _check(permissions.ASK_RESET, by, account)
    if not reason.strip():
        what = "whoever confirms it has to know why"
        raise RefusedField("reason", Problem(what, "Say why, and how you know who asks"))
    now = timezone.now()
    try:
        with transaction.atomic():
            _let_old_ones_go(account, now)
            asked = SecondStepReset.objects.create(
                account=account, asked_by_id=by.account, asked_at=now, reason=reason.strip()
            )
            what = f"Asked that the second step of account {account.pk} is taken off."
            changed(subject_of(account.pk), permissions.ASK_RESET.action, what, by=by.account, reason=reason)
    except IntegrityError:
        raise Refused(Problem("somebody has asked for it already", "Look who, below")) from None
    return asked


def confirm(*, by: Actor, account: Account) -> None:
    """Take it off, as another asked. They are signed out everywhere, and are told by mail."""
    with transaction.atomic():
        asked = _locked(account)
        _check(permissions.CONFIRM_RESET, by, account)
        _end(asked, by, done=True)
        Authenticator.objects.filter(user=account).delete()
        end_sessions(account)
        what = f"Took the second step of account {account.pk} off, as account {asked.asked_by_id} asked."
        changed(
            subject_of(account.pk), permissions.CONFIRM_RESET.action, what, by=by.account, reason=asked.reason
        )
        transaction.on_commit(lambda: _tell(account))


def drop(*, by: Actor, account: Account) -> None:
    """Leave it as it is: who asked thought again, or who was to confirm does not."""
    with transaction.atomic():
        asked = _locked(account)
        _check(permissions.DROP_RESET, by, account)
        _end(asked, by, done=False)
        what = f"Left the second step of account {account.pk} as it is, which account {asked.asked_by_id} had asked to take off."
        changed(
            subject_of(account.pk), permissions.DROP_RESET.action, what, by=by.account, reason=asked.reason
        )


def take_off_at_the_machine(*, email: str) -> Account:
    """For whoever keeps the machine, where no two others could do it on the site. Raises Refused where they could."""
    with transaction.atomic():
        account = account_at(email)
        if len(others_who_may(account)) > 1:
            what = "two others can take this second step off on the site, and both stand in its audit then"
            raise Refused(Problem(what, "Ask an administrator or team leader, on the page of this person"))
        Authenticator.objects.filter(user=account).delete()
        end_sessions(account)
        what = f"Took the second step of account {account.pk} off, at the machine: no two others could."
        changed(subject_of(account.pk), "people.second_step_off", what, by=THE_SITE)
        transaction.on_commit(lambda: _tell(account))
    return account


# -- how -------------------------------------------------------------------------------------------------------------


def _check(asked: Permission, by: Actor, account: Account) -> None:
    check(asked, by, state=state_for(by, account, open_reset(account)))


def _locked(account: Account) -> SecondStepReset:
    """What is open, held until this transaction ends. Raises Refused where somebody was quicker."""
    Account.objects.select_for_update().get(pk=account.pk)
    found = open_reset(account)
    if found is None:
        raise Refused(
            Problem(
                "nobody asks any more that this second step is taken off",
                "Somebody has confirmed or dropped it, or two days have passed: look at what stands here now",
            )
        )
    return found


def _end(asked: SecondStepReset, by: Actor, *, done: bool) -> None:
    asked.ended_by_id, asked.ended_at, asked.done = by.account, timezone.now(), done
    asked.save(update_fields=["ended_by", "ended_at", "done"])


def _let_old_ones_go(account: Account, now: datetime) -> None:
    """What nobody confirmed in time stands no more in the way of asking again."""
    if open_reset(account) is None:
        account.resets.filter(ended_at=None).update(ended_at=now)


def _tell(account: Account) -> None:
    words = (
        f"The second step of your account with {partnership().name} was taken off, by those who keep the site.\n"
        "You have been signed out everywhere. When you sign in again the site asks you to set up a new one.\n\n"
        "If you did not ask for this, tell the community safety team at once."
    )
    send_mail("Your second step was taken off", words, None, [account.email])
