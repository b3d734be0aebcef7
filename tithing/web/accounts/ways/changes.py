"""Sets how who holds a role may sign in."""

from __future__ import annotations

from django.db import transaction

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts import permissions
from tithing.web.accounts.models import SignInWay
from tithing.web.accounts.ways.kinds import Ways
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject, FieldChanged, changed
from tithing.web.shared.permissions import check
from tithing.web.shared.typed import ChangedMeanwhile


def set_ways(*, by: Actor, role: DeskRole, ways: Ways, seen: Ways, reason: str = "") -> None:
    """From the next sign-in on. Raises Refused where it is no longer what was `seen`, so that nobody undoes another's change."""
    check(permissions.SET_SIGN_IN, by)
    with transaction.atomic():
        SignInWay.objects.get_or_create(role=role.value, defaults={"ways": Ways.EITHER.value})
        held = SignInWay.objects.select_for_update().get(role=role.value)
        before = Ways(held.ways)
        if before is not seen:
            what = f"somebody else has set how {role.somebody} signs in since you opened this page: with {before.words}"
            raise ChangedMeanwhile(what, seen=before.value)
        held.ways = ways.value
        held.save(update_fields=["ways"])
        changed(
            AuditSubject("role", role.value),
            permissions.SET_SIGN_IN.action,
            f"Set that {role.somebody} signs in with {ways.words}.",
            by=by.account,
            reason=reason,
            fields=[FieldChanged("signs in with", before.words, ways.words)],
        )
