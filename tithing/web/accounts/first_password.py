"""The link by which somebody who has no password yet chooses one: the library's own, which works once and not for long."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from tithing.web.accounts.models import Account


def where_to_choose(account: Account) -> str:
    """The whole address, which is as good as a password until it was used."""
    told = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    path = reverse("account_reset_password_from_key", kwargs=told)
    return f"{settings.SITE.address}{path}"
