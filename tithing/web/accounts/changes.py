"""What changes an account: each in one transaction, by somebody, with its line in the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts import permissions
from tithing.web.accounts.invitation import BY_HAND, link_to_choose, mail_invitation
from tithing.web.accounts.models import Account, RoleHeld, subject_of
from tithing.web.accounts.queries import account_at, holders
from tithing.web.ground.jobs.kinds import JobKind, kind_of_work
from tithing.web.ground.links.link import end_links, where_it_leads
from tithing.web.ground.models import Job
from tithing.web.ground.schedule.dated import called_off, once
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import THE_SITE, FieldChanged, changed
from tithing.web.shared.permissions import check
from tithing.web.shared.typed import ChangedMeanwhile, RefusedField


def first_administrator(*, email: str, name: str) -> str:
    """Make the account with which a site begins: the address where its password is chosen.

    Raises Refused where somebody holds the role already: they invite the next.
    """
    with transaction.atomic():
        if holders(DeskRole.ADMINISTRATOR):
            raise Refused(
                Problem(
                    "the site has an administrator already",
                    "Ask them to invite the next one, on the page People; a lost link can be printed anew",
                )
            )
        account = _made(email=email, name=name)
        give(account, DeskRole.ADMINISTRATOR, organisation="", since=timezone.localdate())
        changed(
            subject_of(account.pk),
            "people.first",
            f"Made account {account.pk}, the site's first administrator.",
            by=THE_SITE,
        )
        link = link_to_choose(account, by=THE_SITE, lasts=BY_HAND)
    return where_it_leads(link)


def link_anew(*, email: str) -> str:
    """A new link for who has an account, where the first was lost: its address. Raises Refused where nobody has one."""
    with transaction.atomic():
        account = account_at(email)
        what = f"Made a new link by which account {account.pk} chooses a password."
        changed(subject_of(account.pk), "people.link", what, by=THE_SITE)
        link = link_to_choose(account, by=THE_SITE, lasts=BY_HAND)
    return where_it_leads(link)


def invite(
    *,
    by: Actor,
    email: str,
    name: str,
    role: DeskRole,
    organisation: str,
    known: Mapping[str, str],
    reason: str = "",
) -> Account:
    """Make an account with its first role. `known` are the organisations of the book, slug to name. Who has left and comes back
    has their account again, and of what they held nothing.

    Raises Refused where the address has an account, and where the role and the organisation do not go together.
    """
    check(permissions.INVITE, by)
    _check_organisation(role, organisation, known)
    with transaction.atomic():
        account = _back_again(email=email, name=name) or _made(email=email, name=name)
        give(account, role, organisation=organisation, since=timezone.localdate())
        what = f"Invited account {account.pk} as {role_words(role, organisation, known)}."
        changed(subject_of(account.pk), permissions.INVITE.action, what, by=by.account, reason=reason)
        mail_invitation(account, by=by.account)
    return account


def invite_again(*, by: Actor, account: Account, reason: str = "") -> None:
    """Send who was invited a new link; the one before does nothing from then on."""
    check(permissions.INVITE_AGAIN, by, state=state_of(account))
    with transaction.atomic():
        locked = Account.objects.select_for_update().get(pk=account.pk)
        what = f"Sent account {locked.pk} a new link to choose a password."
        changed(subject_of(locked.pk), permissions.INVITE_AGAIN.action, what, by=by.account, reason=reason)
        mail_invitation(locked, by=by.account)


def account_with(
    *,
    email: str,
    name: str,
    roles: Iterable[tuple[DeskRole, str]],
    known: Mapping[str, str],
    since: date,
) -> Account:
    """An account with these roles since a day, inside the transaction of whoever leaves its line. Raises Refused as `invite`."""
    account = _made(email=email, name=name)
    for role, organisation in roles:
        _check_organisation(role, organisation, known)
        give(account, role, organisation=organisation, since=since)
    return account


def give_role(
    *,
    by: Actor,
    account: Account,
    role: DeskRole,
    organisation: str,
    since: date,
    known: Mapping[str, str],
    seen: int | None = None,
    reason: str = "",
) -> RoleHeld:
    """Give one more role from a day on. Raises Refused where it is held then already, and where the account is another version
    than the one `seen`.
    """
    check(permissions.GIVE_ROLE, by, state=state_of(account))
    _check_organisation(role, organisation, known)
    with transaction.atomic():
        next_version(account, seen)
        standing = account.held.select_for_update().filter(role=role.value, organisation=organisation)
        if any(each.until is None or each.until > since for each in standing):
            what = f"they are {role_words(role, organisation, known)} on that day already"
            raise RefusedField("since", Problem(what, "Choose a later day"))
        given = give(account, role, organisation=organisation, since=since)
        what = f"Made account {account.pk} {role_words(role, organisation, known)} from {since:%-d %B %Y}."
        changed(subject_of(account.pk), permissions.GIVE_ROLE.action, what, by=by.account, reason=reason)
    return given


def end_role(*, by: Actor, held: RoleHeld, until: date, seen: int | None = None, reason: str = "") -> None:
    """End a role before a day. The last administrator's is not ended: nobody could give it again. `seen` as in `give_role`."""
    check(permissions.END_ROLE, by)
    with transaction.atomic():
        next_version(held.account, seen)
        locked = RoleHeld.objects.select_for_update().get(pk=held.pk)
        _keep_an_administrator(locked.account, locked, until)
        before = locked.until
        if until < locked.since:
            what = f"the role began on {locked.since:%-d %B %Y}"
            raise RefusedField("until", Problem(what, "Choose that day or a later one"))
        locked.until = until
        locked.save(update_fields=["until"])
        changed(
            subject_of(locked.account_id),
            permissions.END_ROLE.action,
            f"Ended the role {locked.role} of account {locked.account.pk} on {until:%-d %B %Y}.",
            by=by.account,
            reason=reason,
            fields=[FieldChanged("until", f"{before or ''}", f"{until}")],
        )


def leave(
    *, by: Actor, account: Account, at: datetime | None = None, seen: int | None = None, reason: str = ""
) -> None:
    """End an account, now or at a moment to come. At that moment no session, link or token of theirs opens anything."""
    check(permissions.END_ACCOUNT, by, state=state_of(account))
    moment = at or timezone.now()
    with transaction.atomic():
        locked = next_version(account, seen)
        _keep_an_administrator(locked, None, timezone.localdate(moment))
        locked.left_at = moment
        locked.save(update_fields=["left_at"])
        changed(
            subject_of(locked.pk),
            permissions.END_ACCOUNT.action,
            f"Ended account {locked.pk} at {timezone.localtime(moment):%-H:%M on %-d %B %Y}.",
            by=by.account,
            reason=reason,
        )
        _end_sessions_at(locked, moment, by=by.account)


def end_sessions(account: Account) -> None:
    """Sign them out wherever they are signed in. A session that is left over opens nothing either: `actor_of` looks anew."""
    from allauth.usersessions.models import UserSession

    sessions = UserSession.objects.filter(user=account)
    Session.objects.filter(session_key__in=[each.session_key for each in sessions]).delete()
    sessions.delete()


def _end_sessions_at(account: Account, moment: datetime, *, by: int) -> None:
    """At once, or at the moment to come, even where nobody asks for a page then."""
    name = f"account {account.pk} leaves"
    if account.is_active:
        once(name, SIGN_OUT, moment, by=by, told={"account": account.pk})
    else:
        called_off(name)
        _end_everything(account)


ON_LEAVING: list[Callable[[Account], object]] = []  # what other apps have that opens anything of somebody's


def _end_everything(account: Account) -> None:
    end_sessions(account)
    end_links(account=account.pk)
    for end in ON_LEAVING:
        end(account)


def _sign_out(job: Job, made: object) -> None:
    account = Account.objects.get(pk=job.told["account"])
    if not account.is_active:  # their leaving may have been put off meanwhile
        _end_everything(account)


SIGN_OUT = kind_of_work(
    JobKind("sign_out", "Signing out who has left", work=lambda run: None, settle=_sign_out)
)


# -- how -------------------------------------------------------------------------------------------------------------


def changed_oneself(account: Account, action: str, sentence: str) -> None:
    """The line of what somebody changes of their own account through the sign-in library. `{}` is its number.

    Raises TransactionManagementError outside the transaction of that change (`ways/whole.py`).
    """
    changed(subject_of(account.pk), action, sentence.format(account.pk), by=account.pk)


def state_of(account: Account) -> str:
    """The state of an account, as the rules name it."""
    return "" if account.is_active else permissions.LEFT


ON_RETURN: list[
    Callable[[Account, date], object]
] = []  # what other apps end, as of the day on which somebody left who comes back


def _back_again(*, email: str, name: str) -> Account | None:
    """The account of somebody who has left, open again: nothing that they held, no password and no way in came back with it."""
    found = Account.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if found is None or found.is_active or found.left_at is None:
        return None
    day = timezone.localdate(found.left_at)
    found.held.filter(Q(until=None) | Q(until__gt=day), since__lte=day).update(until=day)
    found.held.filter(since__gt=day).delete()
    for end in ON_RETURN:
        end(found, day)
    found.left_at, found.name, found.version = None, " ".join(name.split()), found.version + 1
    found.set_unusable_password()
    found.save()
    take_ways_in(found)
    return found


def take_ways_in(account: Account) -> None:
    """Every second step and every connection with another sign-in, so that nothing they had opens the account."""
    from allauth.mfa.models import Authenticator
    from allauth.socialaccount.models import SocialAccount

    Authenticator.objects.filter(user=account).delete()
    SocialAccount.objects.filter(user=account).delete()


def _made(*, email: str, name: str) -> Account:
    address = email.strip().lower()
    if Account.objects.filter(email__iexact=address).exists():
        what = "somebody with this e-mail address has an account"
        raise RefusedField("email", Problem(what, "Give them the role on their own page"))
    account = Account(email=address, name=" ".join(name.split()))
    account.set_unusable_password()
    account.save()
    _address_of(account)
    return account


def next_version(account: Account, seen: int | None) -> Account:
    """The account, held until this transaction ends. Raises Refused where somebody changed it since it was `seen`."""
    locked = Account.objects.select_for_update().get(pk=account.pk)
    if seen is not None and locked.version != seen:
        what = f"somebody changed {locked.name}’s account since you opened this page"
        raise ChangedMeanwhile(what, seen=locked.version)
    locked.version += 1
    locked.save(update_fields=["version"])
    return locked


def _address_of(account: Account) -> None:
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)


def give(account: Account, role: DeskRole, *, organisation: str, since: date) -> RoleHeld:
    return RoleHeld.objects.create(account=account, role=role.value, organisation=organisation, since=since)


def _check_organisation(role: DeskRole, organisation: str, known: Mapping[str, str]) -> None:
    if role.of_organisation and organisation not in known:
        asks = Problem(f"{role.somebody} answers for an organisation", "Choose which one")
        gone = Problem("that organisation does not stand on that day", "Choose one that does, or another day")
        raise RefusedField("organisation", gone if organisation else asks)
    if organisation and not role.of_organisation:
        what = f"the role {role} is of no one organisation"
        raise RefusedField("organisation", Problem(what, "Choose none"))


def role_words(role: DeskRole, organisation: str, known: Mapping[str, str]) -> str:
    return f"{role} for {known[organisation]}" if organisation else str(role)


def _keep_an_administrator(account: Account, ended: RoleHeld | None, until: date) -> None:
    """Raises Refused where nobody would be left who can invite: "the last administrator"."""
    if ended is not None and ended.role != DeskRole.ADMINISTRATOR:
        return
    left = [
        each
        for each in holders(DeskRole.ADMINISTRATOR, on=max(until, timezone.localdate()))
        if each.pk != account.pk
    ]
    is_one = any(each.role == DeskRole.ADMINISTRATOR for each in account.held.all())
    if is_one and not left:
        raise Refused(
            Problem(
                "nobody else is an administrator: the site could be kept by nobody",
                "Make somebody else one first",
            )
        )
