"""Why something is taken out: a sentence that stays in the book for good, so nothing personal may stand in it."""

from __future__ import annotations

from tithing.inspection.characters import mend
from tithing.inspection.find import find
from tithing.inspection.names import NameLikeness, likeness
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.unsteered import unsteered

LONGEST = 500  # letters: a sentence or two


def checked_reason(reason: str) -> str:
    """The reason on one line. Raises Refused where there is none, where it is long, and where it tells of a person."""
    if not reason.split():
        raise Refused(
            Problem("no reason is given", 'Say why in a sentence: --reason "sent twice by mistake"')
        )
    return checked_words(reason, "the reason")


def checked_words(words: str, what: str) -> str:
    """Words of a person that are to stay, on one line; `what` they are, for the refusal. Raises Refused as above."""
    said = " ".join(unsteered(mend(words).text).split())  # first: what nobody sees may stand within a name
    if not said:
        raise Refused(Problem(f"{what} is empty", "Say why in a sentence"))
    if len(said) > LONGEST:
        raise Refused(Problem(f"{what} is over {LONGEST} letters long", "Say it in a sentence or two"))
    if find(said) or likeness(said) is NameLikeness.WHOLE:
        tells = f"{what} holds what looks like personal data, and it stays in the book for good"
        raise Refused(Problem(tells, "Say why without a name, an address, a number or a date of birth"))
    return said
