"""What is set for each role, and so for each account."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.models import Account, SignInWay
from tithing.web.accounts.ways.kinds import Ways, strictest


def ways_of_roles() -> Mapping[DeskRole, Ways]:
    """Every role with what it may sign in with; either where nothing was set."""
    told = dict(SignInWay.objects.values_list("role", "ways"))
    return {role: Ways(told.get(role.value, Ways.EITHER)) for role in ROLES}


def ways_of(account: Account) -> Ways:
    """What this account may sign in with, by the roles that it holds today."""
    set_for, today = ways_of_roles(), timezone.localdate()
    return strictest(set_for[DeskRole(each.role)] for each in account.held.all() if each.holds(today))
