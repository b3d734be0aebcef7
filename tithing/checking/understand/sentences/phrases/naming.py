"""Whether a sentence names a row, a column or a place in its own words, one behind the other and with nothing added.

Stricter than `words.likeness`: "repeat robbery" and "robbery suspects" are not "Robbery", for where one figure is all that
a sentence gives, nothing else proves that it speaks of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.understand.measures import is_total
from tithing.checking.understand.sentences.phrases.words import words_of
from tithing.vocabulary.period import FULL_MONTH_NAMES

_TOKEN = re.compile(r"[A-Za-z][A-Za-z']*|\d[\d,.]*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*†‡]")
_LEAD = re.compile(
    r"^\W*(?:(?:total\s+)?(?:number|no\.?|count|volume)\s+of\s+|recorded\s+|reported\s+|rate\s+of\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:offences?|incidents?|crimes?|cases?|rates?|per\s+[\d,]+.*|(?:recorded|reported|received)\s+(?:by|to)\s.*)$",
    re.IGNORECASE,
)
_BESIDE = """
    recorded reported both including particularly about involving concerning together alone except excluding bar besides
    especially mainly chiefly notably namely again only still yet too like despite unlike either neither nor mostly largely
    group groups band bands category categories age ages aged among amongst
"""
_OPEN = frozenset(_BESIDE.split())
_WORDS_OF_ALL = 2  # "All crime" is said so, "Total" and "Total recorded crime and disorder" are not
_NOUNS = frozenset({"offence", "incident", "crime", "case"})  # said behind a name or not


@dataclass(frozen=True)
class Naming:
    """One place in a sentence where a name stands."""

    name: str
    start: int
    end: int


def names_in(text: str, names: Iterable[str], *, places: bool = False) -> tuple[Naming, ...]:
    """Where a text names which of several things, in order; of two that overlap the longer is meant.

    >>> [(each.name, each.start) for each in names_in("Non-domestic burglary fell", ["Domestic burglary", "Burglary"])]
    []
    >>> [each.name for each in names_in("There were 3 robberies and arson rose", ["Robbery", "Arson"])]
    ['Robbery', 'Arson']
    """
    return _names_in(text, tuple(dict.fromkeys(names)), places)


@lru_cache(maxsize=16384)
def _names_in(text: str, names: tuple[str, ...], places: bool) -> tuple[Naming, ...]:
    starts = _starts(text)
    likely = [name for name in names if (wanted := _wanted(name, places)) and wanted[0] in starts]
    found = [each for name in likely for each in _named(text, name, places)]
    kept = [one for one in found if not any(_within(one, other) for other in found)]
    return tuple(sorted(kept, key=lambda each: each.start))


def core(label: str) -> str:
    """A label without remarks, "Number of" and "offences": what prose says of it."""
    plain = _ASIDE.sub(" ", label).strip()
    for pattern in (_LEAD, _TAIL):
        shorter = pattern.sub("", plain).strip()
        plain = shorter if any(word.weight == 1 for word in words_of(shorter)) else plain
    return plain


def _within(one: Naming, other: Naming) -> bool:
    longer = other.end - other.start > one.end - one.start
    return longer and other.start <= one.start and one.end <= other.end


def _named(text: str, name: str, places: bool) -> list[Naming]:
    wanted, tokens = _wanted(name, places), _tokens(text)
    size = len(wanted)
    return [
        Naming(name, tokens[at][1], tokens[_last(text, tokens, at + size - 1)][2])
        for at in _starts(text)[wanted[0]]
        if at + size <= len(tokens)
        and all(tokens[at + n][0] == wanted[n] for n in range(size))
        and (_stands_free(text, tokens, at, size) if places else _nothing_added(text, tokens, at, size))
    ]


def _last(text: str, tokens: Sequence[tuple[str, int, int]], at: int) -> int:
    """ "Drug offences" for "Drug": the noun belongs to the name."""
    behind = at + 1 < len(tokens) and tokens[at + 1][0] in _NOUNS
    return at + 1 if behind and text[tokens[at][2] : tokens[at + 1][1]] == " " else at


def _stands_free(text: str, tokens: Sequence[tuple[str, int, int]], at: int, size: int) -> bool:
    """ "North Ashby" and "Ashby Road" are other places; and a place is written with its capital."""
    if not text[tokens[at][1]].isupper():
        return False
    before = text[tokens[at - 1][1] :] if at > 1 else ""
    after = text[tokens[at + size][1] :] if at + size < len(tokens) else ""
    joined_before = before[:1].isupper() and text[tokens[at - 1][2] : tokens[at][1]] in (" ", "-")
    joined_after = after[:1].isupper() and text[tokens[at + size - 1][2] : tokens[at + size][1]] in (" ", "-")
    return not joined_before and not joined_after


def _nothing_added(text: str, tokens: Sequence[tuple[str, int, int]], at: int, size: int) -> bool:
    """Whether the words beside the name tell nothing more: "repeat robbery", "robbery suspects"."""
    before = at > 0 and _adds(text, tokens[at - 1], text[tokens[at - 1][2] : tokens[at][1]])
    behind = at + size
    after = behind < len(tokens) and _adds(
        text, tokens[behind], text[tokens[behind - 1][2] : tokens[behind][1]]
    )
    return not before and not after


def _adds(text: str, token: tuple[str, int, int], between: str) -> bool:
    word = text[token[1] : token[2]]
    if between not in (" ", "-", "/") or word.lower() in _OPEN or not word[0].isalpha():
        return False
    return any(each.weight == 1 for each in words_of(word)) and not _is_verb(word)


def _is_verb(word: str) -> bool:
    return len(word) > 4 and word.lower().endswith("ed")


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((_stem(hit.group()), hit.start(), hit.end()) for hit in _TOKEN.finditer(text))


@lru_cache(maxsize=16384)
def _starts(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text stands."""
    starts: dict[str, list[int]] = {}
    for at, (stem, _, _) in enumerate(_tokens(text)):
        starts.setdefault(stem, []).append(at)
    return starts


@lru_cache(maxsize=16384)
def _wanted(name: str, places: bool) -> tuple[str, ...]:
    """The words of a name that a sentence has to have; none for "Total", which names nothing."""
    plain = name if places or name in FULL_MONTH_NAMES else core(name)
    return () if is_total(name) and (places or len(_stems(name)) != _WORDS_OF_ALL) else _stems(plain)


def _stems(name: str) -> tuple[str, ...]:
    return tuple(stem for stem, _, _ in _tokens(name))


def _stem(word: str) -> str:
    plain = word.lower().removesuffix("'s").strip("'")
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain
