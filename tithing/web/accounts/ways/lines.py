"""What somebody changes of how they sign in leaves its line: a password, a passkey, an app with codes, their recovery codes."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from tithing.web.accounts.changes import changed_oneself
from tithing.web.accounts.models import Account

_NAMED = {
    Authenticator.Type.TOTP: "an app with codes",
    Authenticator.Type.WEBAUTHN: "a passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}


@receiver(password_reset, dispatch_uid="line_of_password_by_link")
def _by_link(user: Account, **_: Any) -> None:
    changed_oneself(
        user, "people.choose_password", "Account {} chose another password by a link in its mail."
    )


@receiver(password_changed, dispatch_uid="line_of_password_changed")
@receiver(password_set, dispatch_uid="line_of_password_set")
def _by_themselves(user: Account, **_: Any) -> None:
    changed_oneself(user, "people.choose_password", "Account {} chose another password.")


@receiver(authenticator_added, dispatch_uid="line_of_second_step_added")
def _added(user: Account, authenticator: Authenticator, **_: Any) -> None:
    changed_oneself(
        user, "people.second_step", f"Account {{}} set up {_named(authenticator)} to sign in with."
    )


@receiver(authenticator_removed, dispatch_uid="line_of_second_step_removed")
def _removed(user: Account, authenticator: Authenticator, **_: Any) -> None:
    changed_oneself(user, "people.second_step", f"Account {{}} took off {_named(authenticator)}.")


@receiver(authenticator_reset, dispatch_uid="line_of_second_step_made_anew")
def _made_anew(user: Account, authenticator: Authenticator, **_: Any) -> None:
    changed_oneself(user, "people.second_step", f"Account {{}} made {_named(authenticator)} anew.")


def _named(authenticator: Authenticator) -> str:
    return _NAMED[Authenticator.Type(authenticator.type)]
