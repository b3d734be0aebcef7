"""What somebody changes of how they sign in leaves its line: a password, a passkey, an app with codes, their recovery codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from django.dispatch import receiver

from tithing.web.accounts.changes import changed_oneself
from tithing.web.accounts.models import Account

_NAMED: Mapping[str, str] = {
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


def second_steps_of(account: Account | None) -> Mapping[int, str]:
    """The number and the type of everything beside a password that opens this account; of nobody nothing."""
    found = Authenticator.objects.filter(user=account) if account else Authenticator.objects.none()
    return dict(found.order_by("pk").values_list("pk", "type"))


def tell_of_second_steps(account: Account | None, before: Mapping[int, str]) -> None:
    """The lines of what has come and gone since `before`, in the transaction in which it did; codes that are new come anew."""
    after = second_steps_of(account)
    come, gone = _types(after, before), _types(before, after)
    for each in dict.fromkeys((*come, *gone)):
        words = "made {} anew" if each in come and each in gone else "set up {} to sign in with"
        words = words if each in come else "took off {}"
        if account is not None:
            changed_oneself(account, "people.second_step", f"Account {{}} {words.format(_NAMED[each])}.")


def _types(those: Mapping[int, str], but: Mapping[int, str]) -> list[str]:
    return [kind for number, kind in those.items() if number not in but]
