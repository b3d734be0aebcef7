"""The words of a text, and its runs: words with capitals that follow one another, as names and places do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tithing.inspection.lexicon import (
    as_place,
    bodies,
    is_calendar_word,
    is_everyday,
    is_family,
    is_given,
    is_particle,
    known_places,
    places,
)
from tithing.inspection.said import RANK, ROLE, TITLE
from tithing.inspection.words import folded, listed

_TOKEN = re.compile(r"[^\W\d_](?:[\w]|['’.-](?=\w))*\.?")
JOIN = re.compile(r"[ ]+")
INITIALS = re.compile(r"[A-Z]|(?:[A-Z]\.){1,3}[A-Z]?")
_LINKED = re.compile(r", (?:and )?| and | & | ?/ ?")


@dataclass(frozen=True)
class Token:
    """A word of the text and its place."""

    word: str
    start: int
    end: int

    @property
    def name(self) -> str:
        return re.sub(r"['’]s?$", "", self.word.rstrip("."))

    @property
    def capital(self) -> bool:
        return self.word[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    """The words of a text.

    >>> [token.name for token in tokens_of("Mr O'Brien's dog")]
    ['Mr', "O'Brien", 'dog']
    """
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]


def runs_of(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Words with capitals that follow one another with a blank, as positions of the first and past the last."""
    runs: list[tuple[int, int]] = []
    first = 0
    while first < len(tokens):
        last = _end_of_run(text, tokens, first)
        if tokens[first].capital:
            runs.append((first, last))
        first = last
    return runs


def _end_of_run(text: str, tokens: list[Token], first: int) -> int:
    last = first + 1
    while last < len(tokens) and _continues(text, tokens, first, last):
        last += 1
    return last


def _continues(text: str, tokens: list[Token], first: int, last: int) -> bool:
    between = text[tokens[last - 1].end : tokens[last].start]
    if not tokens[first].capital or not JOIN.fullmatch(between) or _ends(tokens[last - 1].word):
        return False
    following = (token for token in tokens[last:] if not is_particle(token.word))
    inner = is_particle(tokens[last].word) and getattr(next(following, None), "capital", False)
    return tokens[last].capital or inner


def _ends(word: str) -> bool:
    """A stop ends the run, but for initials or a title."""
    if not word.endswith(".") or INITIALS.fullmatch(word):
        return False
    return not TITLE.fullmatch(word) and not RANK.fullmatch(word)


def without_first_words(tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """The run without what stands at its beginning and is no name: "Visited", "The tenant", "Acting Ch Insp"."""
    first = _after_ranks(tokens, first, last)
    while first < last and _is_no_beginning(tokens, first, last):
        first += 1
    while last > first and _is_no_end(tokens[last - 1].name):
        last -= 1
    return first, last


def _after_ranks(tokens: list[Token], first: int, last: int) -> int:
    """Past the last rank or title that no name stands before: "Ch Insp Farooq", but "Concetta Di Marco"."""
    after = first
    for at in range(first, last - 1):
        if TITLE.fullmatch(tokens[at].word) or RANK.fullmatch(tokens[at].word):
            after = at + 1
        elif is_given(tokens[at].name) and not is_everyday(tokens[at].name):
            break
    return after


def _is_no_beginning(tokens: list[Token], first: int, last: int) -> bool:
    token = tokens[first]
    if TITLE.fullmatch(token.word) or RANK.fullmatch(token.word) or is_calendar_word(token.name):
        return True
    if (ROLE.fullmatch(token.name) and not is_given(token.name)) or _is_post(tokens, first, last):
        return True
    if not is_everyday(token.name) or _is_initial(tokens, first, last):
        return False
    return not _may_begin(tokens, first, last)


def _is_post(tokens: list[Token], first: int, last: int) -> bool:
    """A post in capitals before a given name and one more: "SW Keeley Adebanjo", but not "WH Smith"."""
    post = tokens[first].word
    if last - first < 3 or not (post.isupper() and 2 <= len(post) <= 5):
        return False
    given = tokens[first + 1].name
    return is_given(given) and not is_everyday(given) and not given.isupper()


def _may_begin(tokens: list[Token], first: int, last: int) -> bool:
    """A word of places begins the name of one, a given name that is another word begins a name."""
    name = tokens[first].name
    if folded(name) in places() | bodies() and not ROLE.fullmatch(name):
        return True
    return first + 1 < last and is_family(tokens[first + 1].name) and is_given(name)


def _is_no_end(word: str) -> bool:
    """ "Jane Doe Email": what follows a name in capitals and is no thing called after somebody."""
    if is_calendar_word(word):
        return True
    is_name = is_family(word) or is_given(word) or INITIALS.fullmatch(word) is not None
    return is_everyday(word) and not is_name and folded(word) not in things()


def _is_initial(tokens: list[Token], first: int, last: int) -> bool:
    """ "A Patel", "A. Szymczyk": one letter before a family name, or with a stop before any that is no other word."""
    if first + 1 >= last or len(tokens[first].name) > 1:
        return False
    following = tokens[first + 1].name
    return not is_everyday(following) and (is_family(following) or tokens[first].word.endswith("."))


@cache
def things() -> frozenset[str]:
    """Words that make a street, a body or a building of the name beside them, one or several."""
    several = {f"{word}s" for word in listed("ordinary", "streets") if len(word) > 3}
    return (places() | bodies() | listed("ordinary", "honours") | several) - {"end"}


@cache
def things_after() -> frozenset[str]:
    """What may follow a name that is then a thing's: "Dyke House school", "Thirteen Group officers"."""
    return (things() | listed("ordinary", "posts")) - listed("ordinary", "after_people")


def is_among_things(text: str, tokens: list[Token], run: tuple[int, int]) -> bool:
    """In a list that ends with what they all are ("Newton and Kelvin wards"), or of which most are places."""
    members = members_of(text, tokens, run)
    if len(members) < 2:
        return False
    if run[1] - run[0] > 1:  # "Jenny Lind and Robin Adair pubs", but not "Jane Doe and Newton ward"
        return _is_followed_by_several(text, tokens, members[-1][1])
    if _is_followed_by_a_thing(text, tokens, members[-1][1]) or _ends_as_things(tokens, members[-1]):
        return True
    return 2 * sum(_is_thing(tokens, member) for member in members) > len(members)


def _is_followed_by_several(text: str, tokens: list[Token], last: int) -> bool:
    return _is_followed_by_a_thing(text, tokens, last) and tokens[last].name.endswith(("s", "stock"))


def _ends_as_things(tokens: list[Token], run: tuple[int, int]) -> bool:
    """ "Linthorpe and Albert Roads"."""
    last = folded(tokens[run[1] - 1].name)
    return (
        run[1] - run[0] > 1 and last in things() and last.endswith("s") and last.removesuffix("s") in things()
    )


def _is_followed_by_a_thing(text: str, tokens: list[Token], last: int) -> bool:
    if last >= len(tokens) or text[tokens[last - 1].end : tokens[last].start] != " ":
        return False
    return folded(tokens[last].name) in things_after() | listed("ordinary", "goods")


def members_of(text: str, tokens: list[Token], run: tuple[int, int]) -> list[tuple[int, int]]:
    """The runs of the list that a run stands in, itself among them."""
    members = [run]
    while (before := _run_before(text, tokens, members[0][0])) is not None:
        members.insert(0, before)
    while (after := _run_after(text, tokens, members[-1][1])) is not None:
        members.append(after)
    return members


def _run_after(text: str, tokens: list[Token], last: int) -> tuple[int, int] | None:
    first = last + (last < len(tokens) and tokens[last].word == "and")
    if first >= len(tokens) or not tokens[first].capital:
        return None
    linked = _LINKED.fullmatch(text[tokens[last - 1].end : tokens[first].start])
    return (first, _end_of_run(text, tokens, first)) if linked else None


def _run_before(text: str, tokens: list[Token], first: int) -> tuple[int, int] | None:
    last = first - (first > 0 and tokens[first - 1].word == "and")
    if last < 1 or not tokens[last - 1].capital:
        return None
    linked = _LINKED.fullmatch(text[tokens[last - 1].end : tokens[first].start])
    begin = last - 1
    while begin and tokens[begin - 1].capital and _continues(text, tokens, begin - 1, begin):
        begin -= 1
    return (begin, last) if linked else None


def _is_thing(tokens: list[Token], run: tuple[int, int]) -> bool:
    words = [folded(token.name) for token in tokens[run[0] : run[1]]]
    if len(words) == 1 and words[0] in listed("ordinary", "makes"):  # "Mercedes and BMW"
        return True
    return any(word in things() for word in words) or as_place(" ".join(words)) in known_places()
