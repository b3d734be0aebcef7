"""The ways to sign in, as they are set and said."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Ways(StrEnum):
    """What a role may sign in with. A passkey, and an organisation's own sign-in, are open to every role."""

    EITHER = "either"
    BY_HEART = "password"
    BY_MAIL = "code"

    @property
    def words(self) -> str:
        return _WORDS[self]

    def allows(self, method: str) -> bool:
        """Whether it allows a method, as the sign-in library names it; what is neither password nor code is always allowed."""
        return self is Ways.EITHER or method not in (Ways.BY_HEART, Ways.BY_MAIL) or method == self


_WORDS = {
    Ways.EITHER: "a password, or a code that is mailed",
    Ways.BY_HEART: "a password of their own",
    Ways.BY_MAIL: "a code that is mailed",
}


def strictest(set_for: Iterable[Ways]) -> Ways:
    """What holds for who has several roles: what all of them allow. Where they leave nothing, a password.

    >>> strictest([Ways.EITHER, Ways.BY_MAIL]), strictest([Ways.BY_HEART, Ways.BY_MAIL]), strictest([])
    (<Ways.BY_MAIL: 'code'>, <Ways.BY_HEART: 'password'>, <Ways.EITHER: 'either'>)
    """
    narrow = {each for each in set_for if each is not Ways.EITHER}
    if not narrow:
        return Ways.EITHER
    return Ways.BY_HEART if Ways.BY_HEART in narrow else Ways.BY_MAIL
