"""Practice people: accounts with roles, and browsers in which they have signed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import count

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.utils import timezone

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.accounts.queries import actor_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.guard import keeping, letting_go

PASSWORD = "a long practice phrase"
_NUMBERS = count(1)


def make_account(*held: str, name: str = "", since: date | None = None, second_step: bool = True) -> Account:
    """An account with a password and a second step, its roles each "analyst" or "member for fire"."""
    number = next(_NUMBERS)
    account = Account(email=f"practice-{number}@practice.example", name=name or f"Practice Person {number}")
    account.set_password(PASSWORD)
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    for each in held:
        role, _, organisation = each.partition(" for ")
        began = since or timezone.localdate() - timedelta(days=400)
        RoleHeld.objects.create(
            account=account, role=DeskRole(role).value, organisation=organisation, since=began
        )
    if second_step:
        TOTP.activate(account, generate_totp_secret())
        RecoveryCodes.activate(account)
    return account


def acting(account: Account) -> Actor:
    """As whom this account acts today."""
    return actor_of(Account.objects.get(pk=account.pk))


def code_of(account: Account) -> str:
    """A code that lets the account in, once."""
    authenticator = Authenticator.objects.get(user=account, type=Authenticator.Type.RECOVERY_CODES)
    return str(authenticator.wrap().get_unused_codes()[0])


def sign_in(account: Account) -> Client:
    """As a browser does it, through the pages."""
    client = Client()
    client.post("/desk/account/sign-in/", {"login": account.email, "password": PASSWORD})
    if Authenticator.objects.filter(user=account).exists():
        client.post("/desk/account/sign-in/second/", {"code": code_of(account)})
    return client


def unguarded() -> None:
    """Let the audit be emptied, as between two tests it has to be."""
    _run(letting_go)


def guarded() -> None:
    _run(keeping)


def _run(statements: Callable[[str], Sequence[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)
