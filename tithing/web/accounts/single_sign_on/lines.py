"""What is connected and taken off again leaves its line; nothing that the other side says of somebody is kept."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.db.models.signals import pre_save
from django.dispatch import receiver

from tithing.web.accounts.changes import changed_oneself


@receiver(pre_save, sender=SocialAccount, dispatch_uid="keep_nothing_of_the_token")
def _keep_nothing_of_the_token(instance: SocialAccount, **_: Any) -> None:
    """Names and addresses that the other side tells are not what the account is known by, and are not stored."""
    instance.told = instance.extra_data or getattr(
        instance, "told", {}
    )  # for whoever judges it in this request
    instance.extra_data = {}


@receiver(social_account_added, dispatch_uid="line_of_connecting")
def _connected(sociallogin: SocialLogin, **_: Any) -> None:
    changed_oneself(
        sociallogin.user, "people.connect", "Connected account {} with the organisation’s own sign-in."
    )


@receiver(social_account_removed, dispatch_uid="line_of_disconnecting")
def _disconnected(socialaccount: SocialAccount, **_: Any) -> None:
    changed_oneself(
        socialaccount.user, "people.disconnect", "Parted account {} from the organisation’s own sign-in."
    )
