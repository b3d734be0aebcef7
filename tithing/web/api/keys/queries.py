"""Which keys there are, and who acts by one."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from tithing.web.accounts.queries import actor_of
from tithing.web.api import permissions
from tithing.web.api.keys.secret import OF_A_KEY, hash_of_token
from tithing.web.api.models import PersonalKey
from tithing.web.shared.actor import Actor
from tithing.web.shared.practice import is_open


def keys_of(account: int, opens: str) -> QuerySet[PersonalKey]:
    """Every key of somebody's, the latest first."""
    return PersonalKey.objects.filter(account=account, opens=opens)


def usable_keys(account: int, opens: str) -> QuerySet[PersonalKey]:
    """Those that open something today."""
    return keys_of(account, opens).filter(ended_at=None, last_day__gte=timezone.localdate())


def all_usable_keys() -> QuerySet[PersonalKey]:
    """Everybody's, in one query. Of who has left none opens anything."""
    usable = PersonalKey.objects.filter(ended_at=None, last_day__gte=timezone.localdate())
    return usable.select_related("account").order_by("account__name", "-made_at", "-pk")


def state_of_key(key: PersonalKey) -> str:
    """The state of a key, as the rules name it."""
    open_still = key.ended_at is None and timezone.localdate() <= key.last_day
    return "" if open_still else permissions.ENDED


def key_of_token(token: str, opens: str) -> PersonalKey | None:
    """The key of these words, where it opens anything; None alike for one that ended, is too old, or is none."""
    if not OF_A_KEY.fullmatch(token):
        return None
    found = PersonalKey.objects.select_related("account").filter(token_hash=hash_of_token(token), opens=opens)
    key = found.first()
    return key if key is not None and not state_of_key(key) else None


def who_acts_by(key: PersonalKey, request: HttpRequest) -> Actor | None:
    """Its owner, with the roles that they hold at this moment. None for who has left or holds no role, and where a role asks for
    a second step that is not set up, as it would be asked for on the desk.
    """
    actor = actor_of(key.account)
    if not actor.held:
        return None
    if actor.needs_second_factor and not is_mfa_enabled(key.account) and not is_open(request):
        return None
    return actor


def used_today(key: PersonalKey) -> None:
    """Note the day on which a key was last used: written once a day."""
    today = timezone.localdate()
    if key.last_used_on != today:
        PersonalKey.objects.filter(pk=key.pk).update(last_used_on=today)
