"""What stands of a second step: whether there is one, what was asked of it, in which state that leaves somebody who asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import Q, QuerySet
from django.utils import timezone

from tithing.web.accounts import permissions
from tithing.web.accounts.models import Account, SecondStepReset
from tithing.web.accounts.queries import holders
from tithing.web.shared.actor import Actor

OPEN_FOR = timedelta(days=2)


def open_reset(account: Account) -> SecondStepReset | None:
    """What was asked for and is neither done, dropped nor too old."""
    return open_resets().filter(account=account).first()


def open_resets() -> QuerySet[SecondStepReset]:
    """All that wait for somebody else, the latest first; none of somebody's who has left since."""
    now = timezone.now()
    still_here = Q(asked_by__left_at=None) | Q(asked_by__left_at__gt=now)
    found = SecondStepReset.objects.filter(still_here, ended_at=None, asked_at__gt=now - OPEN_FOR)
    return found.select_related("account", "asked_by")


def state_for(actor: Actor, account: Account, asked: SecondStepReset | None) -> str:
    """The state of this account's second step, for who acts, as the rules name it."""
    if not account.is_active:
        return permissions.LEFT
    if actor.account == account.pk:
        return permissions.OWN
    if not is_mfa_enabled(account):
        return permissions.NO_SECOND_STEP
    if asked is None:
        return permissions.NOT_ASKED
    return permissions.ASKED_BY_THEM if asked.asked_by_id == actor.account else permissions.ASKED


def to_confirm(actor: Actor) -> Iterable[SecondStepReset]:
    """What somebody else asked for and this person could confirm."""
    return open_resets().exclude(asked_by=actor.account).exclude(account=actor.account)


def others_who_may(account: Account) -> Sequence[Account]:
    """Who could ask or confirm that this account's second step is taken off: two of them can do it without anybody else."""
    found = (each for role in permissions.RESETS for each in holders(role))
    return [each for each in dict.fromkeys(found) if each.pk != account.pk]
