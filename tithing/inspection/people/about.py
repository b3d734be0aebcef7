"""What the words beside a run of capitals say of it: a person, perhaps one, or a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tithing.inspection.lexicon import as_place, is_family, is_given, known_places
from tithing.inspection.people.runs import Token
from tithing.inspection.said import (
    AGE,
    CALLED,
    DOES,
    DONE_WITH,
    KIN,
    LINKS,
    MET,
    ONLY_BY,
    ONLY_WITH,
    OWNS,
    PARTIES,
    RANK,
    ROLE,
    TITLE,
    WHO,
)
from tithing.inspection.words import folded, listed


@dataclass(frozen=True)
class About:
    """What the words before and after say.

    `surely`: it is a person; `maybe`: it may be one; `place`: it is a place; `person`: only people do so or have it
    done to them, `does`: what follows is what only people do; `is_called`: what somebody is stands beside, as in
    "victim Grace", so that a name is meant where a word might be.
    """

    surely: bool
    maybe: bool
    place: bool
    person: bool
    does: bool
    is_called: bool


def about(text: str, tokens: list[Token], first: int, last: int) -> About:
    """What the words before the run from `first` to `last` say, and those after it."""
    before, gap = _just_before(text, tokens, first)
    titled = _is_title(before)
    role = ROLE.fullmatch(before) is not None
    person = _is_done_by_people(tokens, first, last)
    called = _is_meant(text, tokens, (first, last), titled or _is_called(before, gap))
    return About(
        surely=titled or _is_aged(text, tokens, last) or (role and gap != ", "),
        maybe=role or DONE_WITH.fullmatch(before) is not None or _may_act(text, tokens, last),
        place=_is_at(tokens, first, gap) and not (called or _are_parties(before, person)),
        person=person,
        does=_done_by(_first_that_links_not([token.name for token in tokens[last : last + 3]])),
        is_called=called,
    )


def _is_meant(text: str, tokens: list[Token], run: tuple[int, int], called: bool) -> bool:
    """Somebody is called so, is of a family, or is given an age."""
    first, last = run
    if called or is_of_kin(tokens, last):
        return True
    return last - first == 1 and _is_given_an_age(text, tokens, last)


def _are_parties(before: str, person: bool) -> bool:
    """Between whom there is a dispute, which is no place."""
    return person and folded(before) == "between"


def _is_title(before: str) -> bool:
    return TITLE.fullmatch(before) is not None or RANK.fullmatch(before) is not None


def _is_called(before: str, gap: str) -> bool:
    return CALLED.fullmatch(before) is not None and gap in (" ", ": ", " (")


def _is_placed(before: str, gap: str) -> bool:
    return gap == " " and folded(before) in listed("ordinary", "before_places")


def _is_at(tokens: list[Token], first: int, gap: str) -> bool:
    before = tokens[first - 1].word if first else ""
    return _is_placed(before, gap) or _is_up_on(tokens, first)


def _is_up_on(tokens: list[Token], first: int) -> bool:
    """ "Up on Trinity, down on Albert": figures go up and down on a street and not on somebody."""
    return first > 1 and tokens[first - 1].word == "on" and tokens[first - 2].word.lower() in ("up", "down")


def is_of_kin(tokens: list[Token], last: int) -> bool:
    """ "The Doherty brothers", in small letters: Smith Brothers are a firm."""
    return (
        last < len(tokens)
        and KIN.fullmatch(tokens[last].word) is not None
        and tokens[last].word.islower()
        and is_family(tokens[last - 1].name)
    )


def _just_before(text: str, tokens: list[Token], first: int) -> tuple[str, str]:
    """(the word before, what stands between); no word where a sentence ends between them."""
    if not first:
        return "", ""
    gap = text[tokens[first - 1].end : tokens[first].start]
    near = re.fullmatch(r"[\s(:,'\"“;–-]*", gap) is not None
    return (tokens[first - 1].word if near else ""), gap


def _is_aged(text: str, tokens: list[Token], last: int) -> bool:
    after = text[tokens[last - 1].end :]
    return WHO.match(after) is not None or AGE.match(after) is not None or _owns(text, tokens, last)


def _is_given_an_age(text: str, tokens: list[Token], last: int) -> bool:
    """ "Jade, 15, reported": what is another word too is meant as a name, where it is no place's."""
    name = tokens[last - 1].name
    aged = AGE.match(text, tokens[last - 1].end) is not None
    return aged and is_given(name) and as_place(name) not in known_places()


def _may_act(text: str, tokens: list[Token], last: int) -> bool:
    """What follows is what people do, or tells where somebody is from or may be reached."""
    end = tokens[last - 1]
    return _acts(text, tokens, last) or MET.match(text, end.start + len(end.name)) is not None


def _acts(text: str, tokens: list[Token], last: int) -> bool:
    """The word after says what people do."""
    if last >= len(tokens) or not re.fullmatch(r"[ ]+", text[tokens[last - 1].end : tokens[last].start]):
        return False
    return DOES.fullmatch(tokens[last].word) is not None


def _is_done_by_people(tokens: list[Token], first: int, last: int) -> bool:
    """The nearest words before and after that are no links: "spoken to X", "X was arrested"."""
    before = [token.word for token in reversed(tokens[max(0, first - 3) : first])]
    after = [token.name for token in tokens[last : last + 3]]
    linked = bool(before) and before[0].lower() in LINKS
    return _done_to(_first_that_links_not(before), linked) or _done_by(_first_that_links_not(after))


def _first_that_links_not(words: list[str]) -> str:
    return next((word for word in words if word.lower() not in LINKS), "")


def _done_to(word: str, linked: bool) -> bool:
    spoke = linked and PARTIES.fullmatch(word) is not None
    return spoke or ONLY_WITH.fullmatch(word) is not None


def _done_by(word: str) -> bool:
    return ONLY_BY.fullmatch(word) is not None


def _owns(text: str, tokens: list[Token], last: int) -> bool:
    end = tokens[last - 1]
    return OWNS.match(text, end.start + len(end.name)) is not None
