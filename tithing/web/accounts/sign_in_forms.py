"""The library's form for signing in, in the site's words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password; the way to a new password stands below it, once."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        for name, label in (("login", "E-mail address"), ("password", "Password")):
            self.fields[name].label, self.fields[name].help_text = label, ""
            self.fields[name].error_messages["required"] = f"Enter your {label.lower()}"
