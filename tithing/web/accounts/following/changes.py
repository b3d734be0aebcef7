"""Moves a role from an organisation that ends to the one that comes in its place, from the day on which it does."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts import permissions
from tithing.web.accounts.changes import next_version, state_of
from tithing.web.accounts.following.queries import RoleLeftBehind
from tithing.web.accounts.models import RoleHeld, subject_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import FieldChanged, changed
from tithing.web.shared.permissions import check


def follow(*, by: Actor, behind: RoleLeftBehind, seen: int | None = None, reason: str = "") -> RoleHeld:
    """End it there and give it here, in one. Raises Refused where nobody comes in its place, and where the account is another
    version than the one `seen`.
    """
    check(permissions.GIVE_ROLE, by, state=state_of(behind.held.account))
    after = behind.after
    if after is None:
        what = f"nothing came in the place of {behind.before.name}"
        raise Refused(Problem(what, "End the role, and give another where one is wanted"))
    with transaction.atomic():
        account = next_version(behind.held.account, seen)
        held = RoleHeld.objects.select_for_update().get(pk=behind.held.pk)
        since, until = max(held.since, behind.day), held.until
        held.until = since
        held.save(update_fields=["until"])
        moved = _the_one_there(held, after, behind) or RoleHeld.objects.create(
            account=account, role=held.role, organisation=after.slug, since=since, until=until
        )
        what = f"Moved the role {DeskRole(held.role)} of account {account.pk} to {after.name} from {day_words(since)}."
        changed(
            subject_of(account.pk),
            permissions.GIVE_ROLE.action,
            what,
            by=by.account,
            reason=reason,
            fields=[FieldChanged("for", behind.before.name, after.name)],
        )
    return moved


def _the_one_there(held: RoleHeld, after: Organisation, behind: RoleLeftBehind) -> RoleHeld | None:
    """The same role for the other organisation, where they hold it already from that day or before, for as long."""
    there = RoleHeld.objects.filter(account=held.account_id, role=held.role, organisation=after.slug)
    return there.filter(Q(until=None), since__lte=max(held.since, behind.day)).first()
