"""Makes and ends keys: each in one transaction, by somebody, with its line in the audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts.models import Account, subject_of
from tithing.web.api import permissions
from tithing.web.api.keys.queries import state_of_key, usable_keys
from tithing.web.api.keys.secret import hash_of_token, new_token
from tithing.web.api.models import PersonalKey
from tithing.web.api.opens import FEED, FIGURES, LONGEST, MOST_KEYS
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import changed
from tithing.web.shared.permissions import check

_CALLED = {FIGURES: "a key for programs", FEED: "the address of a feed"}


@dataclass(frozen=True)
class NewKey:
    """`token` is shown now and never again."""

    key: PersonalKey
    token: str


def make_key(*, by: Actor, name: str, last_day: date) -> NewKey:
    """A key of one's own that opens figures until the end of a day. Raises Refused for a day that is past or more than a year
    away, and where one has as many as one may.
    """
    check(permissions.MAKE_KEY, by)
    today = timezone.localdate()
    if not today <= last_day <= today + LONGEST:
        raise Refused(
            Problem(
                f"a key lasts from today to {day_words(today + LONGEST)} at most", "Choose a day between them"
            )
        )
    with transaction.atomic():
        _account_of(by)
        if usable_keys(by.account, FIGURES).count() >= MOST_KEYS:
            raise Refused(
                Problem(f"you have {MOST_KEYS} keys already", "End one that no program uses any more")
            )
        return _made(by, FIGURES, name, last_day)


def make_feed(*, by: Actor) -> NewKey:
    """The address of one's feed, for a year; the one before leads nowhere from then on."""
    check(permissions.MAKE_KEY, by)
    with transaction.atomic():
        _account_of(by)
        usable_keys(by.account, FEED).update(ended_at=timezone.now())
        return _made(by, FEED, "Feed of what changed", timezone.localdate() + LONGEST)


def end_key(*, by: Actor, key: PersonalKey, reason: str = "") -> None:
    """End one's own key, or as an administrator anybody's: it opens nothing from this moment on."""
    with transaction.atomic():
        locked = PersonalKey.objects.select_for_update().get(pk=key.pk)
        asked = permissions.END_OWN_KEY if locked.account_id == by.account else permissions.END_KEY
        check(asked, by, state=state_of_key(locked))
        locked.ended_at = timezone.now()
        locked.save(update_fields=["ended_at"])
        what = f"Ended {_CALLED[locked.opens]}, number {locked.pk} of account {locked.account_id}."
        changed(subject_of(locked.account_id), asked.action, what, by=by.account, reason=reason)


def end_keys_of(account: Account) -> None:
    """In the transaction of whoever ends the account: nothing that they had opens anything from then on."""
    PersonalKey.objects.filter(account=account, ended_at=None).update(ended_at=timezone.now())


def forget_keys_of(account: Account) -> None:
    """What was kept of the keys of somebody who is erased."""
    PersonalKey.objects.filter(account=account).delete()


# -- how -----------------------------------------------------------------------------------------------------------------


def _account_of(by: Actor) -> Account:
    """Held until the transaction ends, so that of two keys made at once neither is one too many."""
    return Account.objects.select_for_update().get(pk=by.account)


def _made(by: Actor, opens: str, name: str, last_day: date) -> NewKey:
    token = new_token()
    key = PersonalKey.objects.create(
        account_id=by.account,
        opens=opens,
        name=name,
        token_hash=hash_of_token(token),
        made_at=timezone.now(),
        last_day=last_day,
    )
    what = f"Made {_CALLED[opens]}, number {key.pk} of account {by.account}, until {day_words(last_day)}."
    changed(subject_of(by.account), permissions.MAKE_KEY.action, what, by=by.account)
    return NewKey(key, token)
