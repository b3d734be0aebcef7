"""What the sign-in library is told of the organisation's own sign-in: it opens what was connected, and makes nothing."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class ConnectedOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody is known by an e-mail address that the other side names; only by who says so and whom it says."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Ends here for a token of another issuer, or a subject that nobody connected; else nothing of the token is kept."""
        account = sociallogin.account
        told = (account.extra_data or getattr(account, "told", {})).get("id_token") or {}
        account.extra_data = {}
        server = settings.SIGN_IN_SERVER
        is_ours = server is not None and str(told.get("iss", "")).rstrip("/") == server.issuer
        if not is_ours or str(told.get("sub", "")) != account.uid:
            raise ImmediateHttpResponse(_refused(request, "socialaccount/authentication_error.html", 401))
        if sociallogin.state.get("process") != "connect" and not sociallogin.is_existing:
            raise ImmediateHttpResponse(_refused(request, "socialaccount/not_connected.html", 403))
        # Only now: no transaction waits for the other side. Its signal writes the line in it.
        sociallogin.connect = transaction.atomic(sociallogin.connect)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **_: Any) -> None:
        raise ImmediateHttpResponse(_refused(request, "socialaccount/authentication_error.html", 401))


def _refused(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, status=status)
