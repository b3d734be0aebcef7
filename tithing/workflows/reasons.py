"""Why something is taken out: a sentence that stays in the book for good, so nothing personal may stand in it."""

from __future__ import annotations

from tithing.inspection.find import find
from tithing.inspection.names import NameLikeness, likeness
from tithing.vocabulary.problems import Problem, Refused

LONGEST = 500  # letters: a sentence or two


def checked_reason(reason: str) -> str:
    """The reason on one line. Raises Refused where there is none, where it is long, and where it tells of a person."""
    said = " ".join(reason.split())
    if not said:
        raise Refused(
            Problem("no reason is given", 'Say why in a sentence: --reason "sent twice by mistake"')
        )
    if len(said) > LONGEST:
        raise Refused(Problem(f"the reason is over {LONGEST} letters long", "Say it in a sentence or two"))
    if find(said) or likeness(said) is NameLikeness.WHOLE:
        what = "the reason holds what looks like personal data, and it stays in the book for good"
        raise Refused(Problem(what, "Say why without a name, an address, a number or a date of birth"))
    return said
