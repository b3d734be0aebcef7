"""Accounts and lines of the audit in words, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.not_here import day_words
from tithing.web.accounts import permissions
from tithing.web.accounts.changes import state_of
from tithing.web.accounts.erasing.names import is_erased
from tithing.web.accounts.following.queries import left_behind
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import ERASED, THE_SITE
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import can, why_not
from tithing.web.shared.subjects import SubjectShown, subjects_of


@dataclass(frozen=True)
class PersonRow:
    number: int
    name: str
    email: str
    roles: tuple[str, ...]
    standing: str  # "", or since when or from when on they are gone


@dataclass(frozen=True)
class RoleRow:
    number: int
    words: str
    since: str
    until: str
    ended: bool
    after: str = ""  # who comes in the place of its organisation, where that ends


@dataclass(frozen=True)
class AuditRow:
    number: int
    at: datetime
    who: str
    sentence: str
    reason: str
    about: SubjectShown | None  # what it is about, where that has a page
    fields: tuple[tuple[str, str, str], ...]


def people_rows(accounts: Iterable[Account], actor: Actor, known: Mapping[str, str]) -> dict[str, object]:
    """Everybody, those who have left last."""
    rows = [_person(each, known) for each in accounts]
    here, gone = [each for each in rows if not each.standing], [each for each in rows if each.standing]
    return {
        "rows": [*here, *gone],
        "may_invite": can(permissions.INVITE, actor),
        "why_not": why_not(permissions.INVITE, actor),
    }


def person_page(account: Account, actor: Actor, known: Mapping[str, str]) -> dict[str, object]:
    """One account, its roles, and what the actor may do with it, or why not."""
    state = state_of(account)
    return {
        "person": _person(account, known),
        "account": account,
        "roles": _roles(account, known),
        "may_invite_again": can(permissions.INVITE_AGAIN, actor, state=state),
        "may_give": can(permissions.GIVE_ROLE, actor, state=state),
        "may_end": can(permissions.END_ROLE, actor),
        "may_ask_reset": can(permissions.ASK_RESET, actor) and actor.account != account.pk and not state,
        "may_erase": state == permissions.LEFT
        and not is_erased(account)
        and can(permissions.ERASE_ACCOUNT, actor),
        "may_leave": can(permissions.END_ACCOUNT, actor, state=state),
        "why_not": why_not(permissions.GIVE_ROLE, actor, state=state),
    }


def audit_rows(lines: Iterable[AuditLine]) -> list[AuditRow]:
    """Lines as a councillor reads them: the names of those who did it as they are called today."""
    shown = list(lines)
    names = dict(Account.objects.filter(pk__in={each.by for each in shown}).values_list("pk", "name"))
    subjects = subjects_of(shown)
    return [_audit(each, names, subjects.get((each.kind, each.key))) for each in shown]


def accounts_shown(keys: Iterable[str]) -> Mapping[str, SubjectShown]:
    """The accounts that lines of the audit are about."""
    found = Account.objects.filter(pk__in=[key for key in keys if key.isdecimal()]).values_list("pk", "name")
    return {str(pk): SubjectShown(name, reverse("person", args=[pk])) for pk, name in found}


def roles_in_words(account: Account, known: Mapping[str, str]) -> tuple[str, ...]:
    """The roles that are held today: "Member for Cleveland Fire Brigade"."""
    today = timezone.localdate()
    return tuple(_role(each, known).words for each in account.held.all() if each.holds(today))


def _person(account: Account, known: Mapping[str, str]) -> PersonRow:
    roles = roles_in_words(account, known)
    return PersonRow(account.pk, account.name, account.email, roles, _standing(account))


def _standing(account: Account) -> str:
    if account.left_at is None:
        return ""
    when = day_words(timezone.localdate(account.left_at))
    return f"left on {when}" if not account.is_active else f"leaves on {when}"


def _roles(account: Account, known: Mapping[str, str]) -> list[RoleRow]:
    held = account.held.all()
    behind = left_behind(held, timezone.localdate())
    after = {each.held.pk: each.after.name for each in behind if each.after is not None}
    return [replace(_role(each, known), after=after.get(each.pk, "")) for each in held]


def _role(held: RoleHeld, known: Mapping[str, str]) -> RoleRow:
    words = (
        f"{held.role} for {known.get(held.organisation, held.organisation)}"
        if held.organisation
        else held.role
    )
    until = _until(held)
    ended = until is not None and until <= timezone.localdate()
    return RoleRow(held.pk, capitalised(words), day_words(held.since), _day(until), ended)


def _until(held: RoleHeld) -> date | None:
    """When the role ends: with the account at the latest."""
    left = held.account.left_at
    ends = [day for day in (held.until, timezone.localdate(left) if left else None) if day is not None]
    return min(ends, default=None)


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def _audit(line: AuditLine, names: Mapping[int, str], about: SubjectShown | None) -> AuditRow:
    detail = line.detail
    who = "the site" if line.by == THE_SITE else names.get(line.by, f"account {line.by}")
    sentence = "The words of this line were erased." if detail.sentence == ERASED else detail.sentence
    fields = tuple((str(name), str(before), str(after)) for name, before, after in detail.changed)
    return AuditRow(line.number, line.at, who, sentence, detail.reason, about, fields)
