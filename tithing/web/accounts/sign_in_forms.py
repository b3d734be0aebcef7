"""The library's forms for signing in, in the site's words and as strict as the site is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import LoginForm, UserTokenForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

_NO_KEY = (
    ArithmeticError,
    AttributeError,
    InvalidSignature,
    LookupError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
)


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password; the way to a new password stands below it, once."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for name, label in (("login", "E-mail address"), ("password", "Password")):
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].error_messages["required"] = f"Enter your {label.lower()}"


class ResetLinkForm(UserTokenForm):  # type: ignore[misc]
    """The link to another password: it ends with the account that asked for it."""

    def _get_user(self, uidb36: str) -> Any:
        found = super()._get_user(uidb36)
        return found if found is not None and found.is_active else None


@contextmanager
def _what_a_key_answers() -> Iterator[None]:
    """Whatever a browser sends that no key answered is a wrong code, and no failure of the site."""
    try:
        yield
    except _NO_KEY:
        raise get_adapter().validation_error("incorrect_code") from None


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey: the library looks into what the browser answered only where that is not empty, the site always."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        alone = self.fields["passwordless"]
        alone.label, alone.initial = "Sign in with it alone, without a password", True
        alone.help_text = (
            "It then asks for your fingerprint, your face or a number each time. A small key that cannot do so is added "
            "without this, and is asked for after your password."
        )

    def clean_credential(self) -> dict[str, Any]:
        credential = self.cleaned_data["credential"]
        if not isinstance(credential, dict) or not credential:
            raise get_adapter().validation_error("incorrect_code")
        return credential

    def clean(self) -> dict[str, Any]:
        with _what_a_key_answers():
            return super().clean()  # type: ignore[no-any-return]


class _AnswerOfAKey:
    """Before the library's form: a passkey that is there already."""

    def clean_credential(self) -> Authenticator:
        with _what_a_key_answers():
            return super().clean_credential()  # type: ignore[misc]


class PasskeySecondForm(_AnswerOfAKey, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step."""


class PasskeyFirstForm(_AnswerOfAKey, LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone, which is both steps at once."""


class PasskeyAgainForm(_AnswerOfAKey, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before a way in is changed."""
