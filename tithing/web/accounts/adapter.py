"""What the sign-in library is told: nobody makes an account but by an invitation, and who has left has none."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tithing.web.accounts.models import Account
from tithing.web.accounts.ways.kinds import Ways
from tithing.web.accounts.ways.queries import ways_of
from tithing.web.shared.page import partnership


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up is closed, and mail names the site by its own address, never by what a request says."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right",
        "too_many_login_attempts": "That was tried too often. Wait five minutes, then try again",
        "incorrect_code": "That code is not right. Type the one that came last",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """By whom tries are counted: the nearest address, or the one that a proxy that is believed forwards."""
        if settings.SITE.behind_proxy:
            forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
            return forwarded.rsplit(",", 1)[-1].strip() or str(request.META["REMOTE_ADDR"])
        return str(request.META["REMOTE_ADDR"])

    def is_reauthentication_required(self, app: str = "") -> bool:
        """Who signed in a moment ago is not asked again at once."""
        request = context.request
        told = get_authentication_records(request, request.user) if request else ()
        latest = max((float(each["at"]) for each in told), default=0.0)
        return time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def pre_login(self, request: HttpRequest, user: Account, **options: Any) -> HttpResponse | None:
        """Ends here for who came in by another way than their roles allow: they are told which is theirs."""
        ways = ways_of(user)
        told = get_authentication_records(request, user)
        if not told or ways.allows(str(told[-1]["method"])):
            return super().pre_login(request, user, **options)  # type: ignore[no-any-return]
        by_code = ways is Ways.BY_MAIL
        address = reverse("account_request_login_code" if by_code else "account_login")
        return render(request, "account/other_way.html", {"ways": ways, "address": address}, status=403)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        told = {**context, "site_address": settings.SITE.address, "partnership": partnership().name}
        super().send_mail(template_prefix, email, told)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """As it stands in mail: at the site's own address, whatever host the request named."""
        number, _, token = key.partition("-")
        told = {"uidb36": number, "key": token}
        return f"{settings.SITE.address}{reverse('account_reset_password_from_key', kwargs=told)}"

    def is_safe_url(self, url: str | None) -> bool:
        """Where somebody is sent after signing in: an address of this site's own, and of nobody else's."""
        return bool(url) and str(url).startswith("/") and not str(url).startswith(("//", "/\\"))


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Whose second factor it is, as it stands in the app or on the key."""

    def get_totp_issuer(self) -> str:
        return partnership().name

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        from urllib.parse import urlsplit

        return {"id": urlsplit(settings.SITE.address).hostname or "localhost", "name": partnership().name}

    def is_mfa_enabled(self, user: Account, types: Any = None) -> bool:
        return bool(super().is_mfa_enabled(user, types))
