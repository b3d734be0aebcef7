"""Who may do what: one rule an action, asked by its name, that refuses in words.

A rule is declared beside its action and stands in `RULES`, from which the matrix in the docs is written. There is no other
way to ask: `check` raises, `can` answers, and both read the same rule.

A page whose very existence is no matter of the actor's raises `Absent`, which is answered as an address that does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.shared.actor import Actor


class Denied(Exception):
    """The actor may see this and not do it: `words` says why, and who may."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class Absent(Exception):
    """For this actor there is no such thing."""


@dataclass(frozen=True)
class Permission:
    """`does` is what is done, as it follows "may": "invite people". `knows` are the roles that may know of what it is done to;
    `closed` says of each state in which nobody may why not.
    """

    action: str
    does: str
    roles: frozenset[DeskRole]
    knows: frozenset[DeskRole]
    closed: Mapping[str, str] = field(default_factory=dict)


RULES: dict[str, Permission] = {}


def rule(
    action: str,
    does: str,
    *roles: DeskRole,
    also_know: tuple[DeskRole, ...] = (),
    closed: Mapping[str, str] | None = None,
) -> Permission:
    """Declare who may do an action. Raises ValueError where it has a rule already."""
    if action in RULES:
        raise ValueError(f"{action} has a rule already")
    RULES[action] = Permission(
        action, does, frozenset(roles), frozenset((*roles, *also_know)), dict(closed or {})
    )
    return RULES[action]


def check(asked: Permission, actor: Actor, *, state: str = "") -> None:
    """Raises Absent where the actor may not know of it, Denied where they may know and not do it."""
    if not actor.roles & asked.knows:
        raise Absent
    if not actor.roles & asked.roles:
        raise Denied(
            f"Only {listed([role.somebody for role in DeskRole if role in asked.roles], word='or')} may {asked.does}."
        )
    if why := asked.closed.get(state):
        raise Denied(why)


def can(asked: Permission, actor: Actor, *, state: str = "") -> bool:
    """Whether `check` would let it pass."""
    return not why_not(asked, actor, state=state)


def why_not(asked: Permission, actor: Actor, *, state: str = "") -> str:
    """In words, why not; "" where the actor may. Of what they may not know of, that there is no such page."""
    try:
        check(asked, actor, state=state)
    except Denied as denied:
        return denied.words
    except Absent:
        return "There is no such page."
    return ""
