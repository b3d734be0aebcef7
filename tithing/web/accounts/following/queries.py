"""Which roles are held for an organisation that has ended or soon will, and who comes in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F

from tithing.governance.structure import Structure
from tithing.governance.succession import organisation_on
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.web.accounts.models import RoleHeld
from tithing.web.ground.book_structure import structure_or_none

SOON = timedelta(days=30)  # before the last day of an organisation, those who act for it are asked about


@dataclass(frozen=True)
class RoleLeftBehind:
    """`day` is the first on which the organisation stands no more; `after` stands in its place then, None where nobody does."""

    held: RoleHeld
    before: Organisation
    after: Organisation | None
    day: date


def left_behind(held: Iterable[RoleHeld], on: date) -> Iterator[RoleLeftBehind]:
    """Those of these roles that somebody still holds on a day, and whose organisation ends within a month or has ended."""
    structure = structure_or_none() or Structure()
    ending = _ending(structure, on)
    for each in held:
        found, day = ending.get(each.organisation, (None, on))
        if found is not None and (each.until is None or each.until > max(on, day)):
            yield RoleLeftBehind(each, found, organisation_on(structure, found.slug, max(on, day)), day)


def every_role_left_behind(on: date) -> list[RoleLeftBehind]:
    """Of everybody who has an account, and has not left."""
    slugs = _ending(structure_or_none() or Structure(), on)
    held = RoleHeld.objects.filter(organisation__in=slugs).select_related("account") if slugs else ()
    return list(left_behind((each for each in held if each.account.is_active), on))


def roles_kept_of(organisation: str, come_from: str) -> Iterator[str]:
    """The roles that are or were held for an organisation; with `come_from`, those that were moved to it from there.

    One that ended on the day on which it began was never held.
    """
    held = (
        RoleHeld.objects.filter(organisation=organisation).exclude(until=F("since")).select_related("account")
    )
    for each in held:
        moved = {"role": each.role, "organisation": come_from, "until": each.since}
        if not come_from or RoleHeld.objects.filter(account=each.account_id, **moved).exists():
            yield f"{each.account.name} is or was {each.role} for {'the one in its place' if come_from else 'it'}"


def _ending(structure: Structure, on: date) -> Mapping[str, tuple[Organisation, date]]:
    """The organisations that end within a month or have ended, each with the first day on which it stands no more."""
    days = (
        (each, each.until + timedelta(days=1)) for each in structure.organisations if each.until is not None
    )
    return {each.slug: (each, day) for each, day in days if day - SOON <= on}
