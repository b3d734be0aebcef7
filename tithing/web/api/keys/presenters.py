"""Keys in words, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.not_here import day_words
from tithing.web.api import permissions
from tithing.web.api.keys.queries import keys_of, state_of_key, usable_keys
from tithing.web.api.models import PersonalKey
from tithing.web.api.opens import FEED, FIGURES
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can

SHOWN = 100  # keys on a page


@dataclass(frozen=True)
class KeyRow:
    number: int
    name: str
    who: str
    made: str
    used: str
    until: str
    may_end: bool


def own_keys_page(actor: Actor) -> dict[str, object]:
    """One's keys and the address of one's feed: whether there is one, and since when."""
    keys = [_row(each, actor) for each in keys_of(actor.account, FIGURES)[:SHOWN]]
    feed = usable_keys(actor.account, FEED).first()
    return {
        "keys": keys,
        "feed": _row(feed, actor) if feed else None,
        "may_see_all": can(permissions.SEE_KEYS, actor),
    }


def all_keys_page(keys: Iterable[PersonalKey], actor: Actor) -> dict[str, object]:
    """Everybody's that open something."""
    return {"keys": [_row(each, actor) for each in keys], "may_end": can(permissions.END_KEY, actor)}


def _row(key: PersonalKey, actor: Actor) -> KeyRow:
    asked = permissions.END_OWN_KEY if key.account_id == actor.account else permissions.END_KEY
    return KeyRow(
        key.pk,
        key.name,
        key.account.name,
        day_words(key.made_at.date()),
        _day(key.last_used_on) or "not yet",
        _until(key),
        can(asked, actor, state=state_of_key(key)),
    )


def _until(key: PersonalKey) -> str:
    if key.ended_at is not None:
        return f"ended on {day_words(key.ended_at.date())}"
    return (
        f"too old since {day_words(key.last_day)}"
        if state_of_key(key)
        else f"until {day_words(key.last_day)}"
    )


def _day(day: date | None) -> str:
    return day_words(day) if day else ""
