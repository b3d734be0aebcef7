"""What is asked of accounts: who acts, who holds which role, who is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.shared.actor import THE_PUBLIC_ACTS, Actor, HeldRole


def actor_of(user: Account | AnonymousUser, *, on: date | None = None, asks_for: str = "") -> Actor:
    """Who this account acts as on a day (today); who is not signed in, or has left, acts as the public."""
    if not isinstance(user, Account) or not user.is_active:
        return THE_PUBLIC_ACTS
    day = on or timezone.localdate()
    held = tuple(
        HeldRole(DeskRole(each.role), each.organisation) for each in user.held.all() if each.holds(day)
    )
    return Actor(user.pk, user.name, held, asks_for)


def account_at(email: str) -> Account:
    """Whose address this is, for whoever keeps the machine. Raises Refused for nobody, and for who has left."""
    found = Account.objects.filter(email__iexact=email.strip()).first()
    if found is None or not found.is_active:
        raise Refused(Problem("nobody with this e-mail address has an account", "Look at how it is written"))
    return found


def account_shown(number: int) -> Account:
    """The account of a page, with its roles. Raises Http404 for a number that none has."""
    found = people().filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def people() -> QuerySet[Account]:
    """Everybody who has or had an account, with their roles, in three queries however many they are."""
    return Account.objects.prefetch_related("held")


def holders(role: DeskRole, *, on: date | None = None) -> Sequence[Account]:
    """Who holds a role on a day (today) and has not left."""
    day = on or timezone.localdate()
    held = RoleHeld.objects.filter(role=role.value, since__lte=day).exclude(until__lte=day)
    return [each.account for each in held.select_related("account") if each.account.is_active]
