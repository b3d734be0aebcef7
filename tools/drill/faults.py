"""What a drill raises when something did not survive."""

from __future__ import annotations


class NotSurvived(Exception):
    """Something was lost, was said falsely, or was not said; the message is a sentence for who mends it."""


class NotTried(Exception):
    """This machine cannot do what the drill needs, such as mount a small disk; the message says what is wanting."""


def hold(so: bool, otherwise: str) -> None:
    """Go on if it is so.

    >>> hold(1 + 1 == 2, "arithmetic is lost")
    >>> hold(1 + 1 == 3, "arithmetic is lost")
    Traceback (most recent call last):
        ...
    tools.drill.faults.NotSurvived: arithmetic is lost
    """
    if not so:
        raise NotSurvived(otherwise)
