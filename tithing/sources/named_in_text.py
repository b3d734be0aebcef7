"""A person named in a sentence: "victim John Smith of Hartlepool", "Mrs Patel reported it".

A name alone is not looked for: half the streets and wards of the country are called after somebody. What tells a
person is the word before (a title, a rank, "victim", "a man called") or after ("was arrested", "aged 34").
"""

from __future__ import annotations

import re
from functools import cache

from tithing.sources.personal import PLACE_WORDS, family_names, given_names, word_list

_CORE = (
    "victim|suspect|offender|complainant|perpetrator|defendant|witness|accused|assailant|attacker|deceased"
)
_OTHER = (
    "caller|tenant|resident|neighbour|householder|informant|husband|wife|partner|boyfriend|girlfriend|son|daughter|"
    "mother|father|brother|sister|male|female|man|woman|boy|girl|child|youth"
)
_LINK = r"(?:'s)?[\s,:;(–-]+(?:(?:is|was|were|being|name|named|called|known as|identified as)[\s:]+){0,2}"
_WORD = r"[^\W\d_][\w'’-]*"
_WORDS = rf"(?P<words>{_WORD}\.?(?:[ ]+{_WORD}\.?){{0,3}})"

_TITLE = re.compile(rf"(?<![\w'’-])(?:Mr|Mrs|MR|MRS|mr|mrs|Ms|Miss|Mx)\.? +{_WORDS}")
_DOCTOR = re.compile(rf"(?:(?<=^)|(?<=[.;:,(] )|(?<=\b[a-z] )|(?<=[a-z]{{2}} ))Dr\.? +{_WORDS}")
_RANK = re.compile(rf"\b(?:PC|PCSO|DC|Sgt|Sergeant|Inspector|Insp|Constable|Cllr|Councillor)\.? +{_WORDS}")
_ROLE = re.compile(rf"\b(?:{_CORE})s?{_LINK}{_WORDS}", re.IGNORECASE)
_KIN = re.compile(rf"\b(?:{_OTHER})s?{_LINK}{_WORDS}", re.IGNORECASE)
_STATED = re.compile(
    rf"\b(?:known as|identified as|aka|(?:his|her|their) name (?:is|was)) +{_WORDS}", re.IGNORECASE
)
_DONE_TO = re.compile(
    rf"(?<![\w'’-])(?P<words>{_WORD} +{_WORD})(?:,? \(?aged? [0-9]|,? \(?(?:the )?(?:{_CORE})\b| (?:was|were|has been) "
    r"(?:arrested|charged|convicted|sentenced|assaulted|attacked|stabbed|robbed|evicted|cautioned|bailed|remanded))"
)
_CUE = re.compile(
    rf"\b(?:mrs?|ms|miss|mx|dr|pcs?o?|dc|sgt|sergeant|insp\w*|constable|cllr|councillor|{_CORE}|{_OTHER}|named|called|"
    r"known as|identified as|aka|name is|name was|aged?|was|were|has been)s?\b",
    re.IGNORECASE,
)


def names_a_person(text: str) -> bool:
    """Whether words of a sentence say that a name in it is a person's.

    >>> names_a_person("victim John Smith of Hartlepool"), names_a_person("victims in John Street and Victoria ward")
    (True, False)
    """
    if _CUE.search(text) is None:
        return False
    return (
        any(_is_after_title(match["words"]) for match in _matches(text, _TITLE, _DOCTOR))
        or any(_is_pair(match["words"]) or _is_single(match["words"]) for match in _matches(text, _ROLE))
        or any(_is_pair(match["words"]) for match in _matches(text, _KIN, _STATED, _DONE_TO))
        or any(_is_known(match["words"]) for match in _matches(text, _RANK))
    )


def _matches(text: str, *patterns: re.Pattern[str]) -> list[re.Match[str]]:
    return [match for pattern in patterns for match in pattern.finditer(text)]


def _name_of(words: str) -> list[str]:
    """The first words up to three, as far as they may be a name; none where a street or a team is named after it."""
    found: list[str] = []
    for word in words.split():
        plain = _plain(word)
        is_initial = len(plain) == 1 and word[:1].isupper()
        if not is_initial and plain in _no_name() and not (plain in PLACE_WORDS and word[:1].islower()):
            return [] if found and word[:1].isupper() else found
        if plain in PLACE_WORDS:
            return []
        found.append(word)
    return found


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.rstrip(".").lower())


def _is_after_title(words: str) -> bool:
    found = _name_of(words)
    return bool(found) and (found[0][:1].isupper() or _plain(found[0]) in family_names())


def _is_pair(words: str) -> bool:
    """A first name that we know and a family name, or the other way about; both must be known in small letters."""
    found = _name_of(words)
    if len(found) < 2:
        return False
    given, family = _plain(found[0]) in given_names(), _plain(found[1]) in family_names()
    if given and family:
        return True
    capitals = found[0][:1].isupper() and found[1][:1].isupper() and not words.isupper()
    return capitals and (given or family) and _plain(found[0]) not in word_list("names_that_are_words")


def _is_single(words: str) -> bool:
    """One name, "victim John was hit": only one that is no other word."""
    found = _name_of(words)
    return bool(found) and found[0][:1].isupper() and _plain(found[0]) in _telling_names()


def _is_known(words: str) -> bool:
    found = _name_of(words)
    known = family_names() | given_names()
    return bool(found) and found[0][:1].isupper() and any(_plain(word) in known for word in found[:2])


@cache
def _no_name() -> frozenset[str]:
    return PLACE_WORDS | word_list("words_that_are_no_name")


@cache
def _telling_names() -> frozenset[str]:
    return (given_names() | family_names()) - word_list("names_that_are_words") - _no_name()
