"""What a one-time link may be for. Each purpose is one thing to do to one object, and names how long it may wait.

A link is forwarded, and opened by programs that look through mail. So opening it shows and changes nothing; what it lets do is
what whoever holds the mail may do; and nothing that binds anybody, such as certifying or signing, is ever done by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.forms import Form

from tithing.web.ground.models import OneTimeLink

NEVER = ("certify", "approve", "sign", "release", "publish", "vote", "give", "invite", "accept")


@dataclass(frozen=True)
class LinkPurpose:
    """`verbs` as they follow "may": "choose a password". `form` is what is asked, of this link and what was sent; `redeem` does
    it, in the transaction in which the link is used up. `alive` says whether its object still is as it was.
    """

    name: str
    verbs: tuple[str, ...]
    lasts: timedelta
    form: Callable[[OneTimeLink, Any], Form]
    redeem: Callable[[OneTimeLink, dict[str, Any]], None]
    template: str
    then: str  # the name of the address to which one is sent
    alive: Callable[[OneTimeLink], bool]


PURPOSES: dict[str, LinkPurpose] = {}


def link_purpose(purpose: LinkPurpose) -> LinkPurpose:
    """Make a purpose known. Raises ValueError where one of its name is, and for what no link may do."""
    if purpose.name in PURPOSES:
        raise ValueError(f"there is a purpose called {purpose.name} already")
    for verb in purpose.verbs:
        if verb.split()[0] in NEVER:
            raise ValueError(f'no link lets anybody "{verb}"')
    PURPOSES[purpose.name] = purpose
    return purpose
