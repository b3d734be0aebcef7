"""Why something is taken out: a sentence that stays in the book for good, so nothing personal may stand in it."""

from __future__ import annotations

from tithing.inspection.characters import mend
from tithing.inspection.file_names import is_called_after, is_like_somebody
from tithing.inspection.find import find
from tithing.inspection.people.names import NameLikeness, likeness
from tithing.vocabulary.characters.unsteered import unsteered
from tithing.vocabulary.problems import Problem, Refused

LONGEST = 500  # letters: a sentence or two


def checked_reason(reason: str) -> str:
    """The reason on one line. Raises Refused where there is none, where it is long, and where it tells of a person."""
    if not reason.split():
        raise Refused(
            Problem("no reason is given", 'Say why in a sentence: --reason "sent twice by mistake"')
        )
    return checked_words(reason, "the reason (--reason)")


def reason_if_given(reason: str) -> str:
    """The same where one is given, "" where none is."""
    return checked_reason(reason) if reason else ""


def checked_supplier(supplier: str) -> str:
    """The name of an organisation, on one line, which may be called after somebody: as above."""
    change = (
        "Give the organisation and no person, such as --supplier fire-brigade; one that is called after somebody is listed under "
        "partners in partnership.toml, and then known by its name or slug"
    )
    said = checked_words(supplier, "the supplier (--supplier)", change)
    if is_like_somebody(said):
        tells = "the supplier (--supplier) holds what looks like a person's name, and it stays in the book for good"
        raise Refused(Problem(tells, change))
    return said


def checked_words(words: str, what: str, change: str = "") -> str:
    """Words of a person that are to stay, on one line; `what` they are, with the option that gives them, and what to change
    where they tell of a person, for the refusal. Raises Refused as above.
    """
    said = " ".join(unsteered(mend(words).text).split())  # first: what nobody sees may stand within a name
    if not said:
        raise Refused(Problem(f"{what} is empty", change or "Say why in a sentence"))
    if len(said) > LONGEST:
        raise Refused(Problem(f"{what} is over {LONGEST} letters long", "Say it in a sentence or two"))
    if find(said) or (likeness(said) is NameLikeness.WHOLE and not is_called_after(said)):
        tells = f"{what} holds what looks like personal data, and it stays in the book for good"
        raise Refused(
            Problem(tells, change or "Say it without a name, an address, a number or a date of birth")
        )
    return said
