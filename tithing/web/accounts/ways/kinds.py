"""The ways to sign in, as they are set and said."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Ways(StrEnum):
    """What a role may sign in with. A passkey, and an organisation's own sign-in, are open to every role."""

    EITHER = "either"
    PASSWORD = "password"
    CODE = "code"

    @property
    def words(self) -> str:
        return _WORDS[self]

    def allows(self, method: str) -> bool:
        """Whether it allows a method, as the sign-in library names it; what is neither password nor code is always allowed."""
        return self is Ways.EITHER or method not in (Ways.PASSWORD, Ways.CODE) or method == self


_WORDS = {
    Ways.EITHER: "a password, or a code that is mailed",
    Ways.PASSWORD: "a password",
    Ways.CODE: "a code that is mailed",
}


def strictest(set_for: Iterable[Ways]) -> Ways:
    """What holds for who has several roles: what all of them allow. Where they leave nothing, a password.

    >>> strictest([Ways.EITHER, Ways.CODE]), strictest([Ways.PASSWORD, Ways.CODE]), strictest([])
    (<Ways.CODE: 'code'>, <Ways.PASSWORD: 'password'>, <Ways.EITHER: 'either'>)
    """
    narrow = {each for each in set_for if each is not Ways.EITHER}
    if not narrow:
        return Ways.EITHER
    return Ways.PASSWORD if Ways.PASSWORD in narrow else Ways.CODE
