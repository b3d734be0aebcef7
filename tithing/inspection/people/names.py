"""Names of people as the value of a cell, and columns of them.

A single cell may be a ward, an operation or a boat called after somebody; a column of many is judged as a whole:
how many of its different cells have the form of a name, how many of their words are names, how many are places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from tithing.inspection.lexicon import (
    as_place,
    begins_a_thing,
    bodies,
    brands,
    is_ambiguous,
    is_everyday,
    is_family,
    is_given,
    is_particle,
    known_places,
    places,
)
from tithing.inspection.plain import plain
from tithing.inspection.said import RANK, ROLE, TITLE
from tithing.inspection.words import folded, listed

LONGEST_NAME = 60
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|mstr|master|pc|pcso|spc|ps|sgt|dc|ds|dci|insp|inspector|"
    r"(?:ch(?:ief)?|det|temp|a|t)[ /.]*insp(?:ector)?|supt|superintendent|cllr|councillor|officer|warden|nurse)"
    r"\.? +(?:[0-9]{2,6} +)?(?=[^\W\d_])",  # with a collar number: PC 2231 Hughes
    re.IGNORECASE,
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
_PARTED = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])| ?[/;|] ?")  # SMITH/John, Smith,John
_SHAPE = re.compile(rf"{_WORD}(?:,? +{_WORD}){{0,4}}(?: *\([^)]{{2,20}}\))?")


class NameLikeness(IntEnum):
    """How much a text looks like a person's name."""

    NONE = 0  # a place, a sentence, a number
    SHAPE = 1  # the form of a name, of words that no list holds
    PART = 2  # one name alone, or a name beside a word that may be anything
    WHOLE = 3  # a given and a family name, or a title and a name


def likeness(text: str) -> NameLikeness:
    """How much a whole cell looks like a name.

    >>> likeness("Priya Shah"), likeness("SMITH, John"), likeness("Burn Valley")
    (<NameLikeness.WHOLE: 3>, <NameLikeness.WHOLE: 3>, <NameLikeness.NONE: 0>)
    >>> likeness("R Sum"), likeness("Max June"), likeness("R Sumner")
    (<NameLikeness.NONE: 0>, <NameLikeness.NONE: 0>, <NameLikeness.WHOLE: 3>)
    """
    cell = " ".join(_PARTED.sub(", ", plain(text).replace("_", " ")).split())
    titled = _TITLE.match(cell)
    name = cell[titled.end() :] if titled else cell
    if not 2 <= len(cell) <= LONGEST_NAME or not _SHAPE.fullmatch(name):
        return NameLikeness.NONE
    return _after_title(name) if titled else _untitled(name)


def _after_title(rest: str) -> NameLikeness:
    words = [word for word in _words(rest) if len(word.strip(".")) > 1]
    if not words or any(_is_no_name(word) for word in words):
        return NameLikeness.NONE
    return NameLikeness.WHOLE


def _untitled(cell: str) -> NameLikeness:
    words = _words(cell)
    if not 1 <= len(words) <= 5 or _is_place(cell, words) or _is_reckoned(words):
        return NameLikeness.NONE
    if len(words) == 1:
        return _one_word(words[0])
    return _several(words)


def _is_reckoned(words: Sequence[str]) -> bool:
    """ "R Sum", "Max June": what programs head a column or call a file that they reckoned, beside a letter or a month."""
    said = [folded(word.strip(".")) for word in words]
    beside = [word for word in said if word not in _RECKONED]
    return 0 < len(beside) < len(said) and all(
        len(word) == 1 or word in listed("ordinary", "calendar") for word in beside
    )


_RECKONED = frozenset(
    {"sum", "min", "max", "tot", "avg", "med", "std", "var", "tan", "sin", "cos", "log", "ln", "abs"}
)


def _words(cell: str) -> list[str]:
    return [
        word for word in re.split(r"[ ,]+|(?<=\w)\.(?=\w)", re.sub(r"\(.*\)", "", cell)) if word.strip(".'-")
    ]


def _is_place(cell: str, words: Sequence[str]) -> bool:
    name = as_place(cell)
    if name in brands() or begins_a_thing(words[0]):
        return True
    if any(folded(word) in listed("ordinary", "streets") for word in words[1:]) and not _is_inverted(
        cell, words
    ):
        return True
    return len(words) > 1 and name in known_places()


def _is_inverted(cell: str, words: Sequence[str]) -> bool:
    return "," in cell and is_given(words[-1])


def _one_word(word: str) -> NameLikeness:
    if len(word.strip(".")) < 2 or _is_no_name(word):
        return NameLikeness.NONE
    return NameLikeness.PART if is_given(word) or is_family(word) else NameLikeness.SHAPE


def _is_no_name(word: str) -> bool:
    """A word of sentences, streets or bodies that is nobody's name."""
    if folded(word) in _SEASONS:
        return True
    return is_everyday(word) and not (is_given(word) or is_family(word))


_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))


def _several(words: Sequence[str]) -> NameLikeness:
    initials = [word for word in words if _is_initial(word)]
    others = [word for word in words if word not in initials]
    names = [word for word in others if not is_particle(word)]
    if not names:
        return NameLikeness.PART if all(map(_is_name, others)) else NameLikeness.NONE
    return _of_words(names, several=len(words) > 1)


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) == 1 or (len(word) <= 3 and word.isupper() and not _is_name(word))


def _of_words(names: Sequence[str], *, several: bool) -> NameLikeness:
    """What words that are neither initials nor particles are like; `several`: there are others beside them."""
    if any(_is_no_name(word) for word in names):
        return NameLikeness.NONE
    told = [word for word in names if _is_name(word)]
    if len(names) == 1 and told:
        return NameLikeness.WHOLE if several else NameLikeness.PART
    return _of_names(names, told)


def _of_names(names: Sequence[str], told: Sequence[str]) -> NameLikeness:
    if len(told) >= 2:
        return NameLikeness.WHOLE
    return NameLikeness.PART if told else NameLikeness.SHAPE


def _is_name(word: str) -> bool:
    return is_given(word) or is_family(word)


@dataclass(frozen=True)
class Judged:
    """What a column is: whether it holds names, how surely, and which of its cells are names."""

    are_names: bool
    sure: bool
    named: tuple[str, ...]


NO_NAMES = Judged(are_names=False, sure=False, named=())
_NAME_HEADING = re.compile(
    r"\b(?:nominal|victim|suspect|offender|caller|contact|officer|tenant|owner|person|who|witness|client|customer|"
    r"patient|worker|author|reporter|complainant|resident|attendee|lead|by)\b",
    re.IGNORECASE,
)
_PLACE_HEADING = re.compile(
    r"\b(?:ward|wards|area|areas|street|streets|road|place|location|town|city|county|council|district|force|site|school|shop|store|"
    r"station|park|pub|venue|estate|village|parish|beat|sector|neighbourhood|locality|operation|op|month|day|colour|make|model|brand|"
    r"language|season|region|country|project|partner|supplier|organisation|agency|team|"
    r"storm|weather|tree|plant|building|block|ship|boat|vessel|system|tool|signal|horse|dog|breed|product|drink|fund|course|plan|"
    r"hotspot|theme|law|legislation|fixture|club|doc|document|substance|drug|weapon)\b",
    re.IGNORECASE,
)


def judge(cells: Iterable[str], *, heading: str = "") -> Judged:
    """Whether a column holds people's names.

    >>> judge(["Priya Shah", "John Smith", "Xiu Ying Zhang"]).sure, judge(["Victoria", "Burn Valley"]).are_names
    (True, False)
    """
    different = [cell for cell in dict.fromkeys(cell.strip() for cell in cells) if cell]
    looked = {cell: likeness(cell) for cell in different}
    if _begin_alike(different):
        return NO_NAMES
    if _PLACE_HEADING.search(heading) and not _NAME_HEADING.search(heading):
        return _among_places(looked)
    return _judged(
        looked,
        named_so=re.search(r"\bnames?\b", heading.lower()) is not None
        or _NAME_HEADING.search(heading) is not None,
    )


def _begin_alike(cells: Sequence[str]) -> bool:
    """Storm Arwen, Storm Eunice; Op Martha, Op Harold: half or more begin with one word that is of no person."""
    begun = Counter(cell.split()[0] for cell in cells if " " in cell)
    common, times = begun.most_common(1)[0] if begun else ("", 0)
    return times >= 3 and 2 * times >= len(cells) and _is_of_no_person(common)


def _is_of_no_person(word: str) -> bool:
    if folded(word) in listed("ordinary", "before_places"):
        return True
    said = any(pattern.fullmatch(word) for pattern in (RANK, ROLE, TITLE))
    return not (said or _is_name(word) or len(word) < 3 or folded(word) in listed("ordinary", "posts"))


def _among_places(looked: dict[str, NameLikeness]) -> Judged:
    """Under "street" or "ward", people are told only by a title or by most cells being whole names."""
    whole = [cell for cell, like in looked.items() if like is NameLikeness.WHOLE]
    if len(whole) >= 3 and len(whole) >= 0.8 * len(looked):
        return Judged(are_names=True, sure=False, named=tuple(whole))
    return NO_NAMES


def _judged(looked: dict[str, NameLikeness], *, named_so: bool) -> Judged:
    whole, part, shape = (
        _cells_like(looked, like) for like in (NameLikeness.WHOLE, NameLikeness.PART, NameLikeness.SHAPE)
    )
    if len(looked) == 1:
        return Judged(are_names=True, sure=False, named=whole) if whole else NO_NAMES
    if _are_mostly(whole, looked, least=2, share=LEAST_WHOLE) and not _end_as_places(whole):
        return Judged(are_names=True, sure=True, named=whole + part)
    return _of_parts(looked, whole, part, shape, named_so=named_so)


def _cells_like(looked: dict[str, NameLikeness], wanted: NameLikeness) -> tuple[str, ...]:
    return tuple(cell for cell, like in looked.items() if like is wanted)


def _are_mostly(cells: Sequence[str], looked: dict[str, NameLikeness], *, least: int, share: float) -> bool:
    return len(cells) >= least and len(cells) >= share * len(looked)


def _of_parts(
    looked: dict[str, NameLikeness],
    whole: tuple[str, ...],
    part: tuple[str, ...],
    shape: tuple[str, ...],
    *,
    named_so: bool,
) -> Judged:
    """A column that few whole names tell: single names, strange ones, or names that its heading announces."""
    named = whole + part
    if not _are_places(looked):
        if _are_mostly(named, looked, least=3, share=LEAST_NAMED):
            return Judged(are_names=True, sure=len(whole) >= 1 or _are_given(part), named=named)
        if _are_strange(looked, named, shape):
            return Judged(are_names=True, sure=False, named=named + shape)
    if named_so and _are_mostly(named, looked, least=2, share=LEAST_SO_CALLED):
        return Judged(are_names=True, sure=False, named=named)
    return _alone(whole)


def _alone(whole: Sequence[str]) -> Judged:
    """A person's name among other words: asked about, where both its words are names and nothing else."""
    surely = [cell for cell in whole if _is_nothing_else(cell)]
    return Judged(are_names=True, sure=False, named=tuple(surely)) if surely else NO_NAMES


def _is_nothing_else(cell: str) -> bool:
    if _TITLE.match(cell) and not _end_as_places([cell]):  # Warden Hill is a ward
        return True
    words = [word for word in _words(cell) if len(word.strip(".")) > 1 and not is_particle(word)]
    return len(words) >= 2 and all(map(_is_only_a_name, words)) and any(map(is_given, words))


def _is_only_a_name(word: str) -> bool:
    return _is_name(word) and not is_ambiguous(word) and not is_everyday(word)


# Of the wards of 318 districts no more than 12% look like a person's whole name (counted November 2026).
LEAST_WHOLE = 0.3
LEAST_NAMED = 0.7
LEAST_STRANGE = 0.85
LEAST_SO_CALLED = 0.5


def _are_given(cells: Sequence[str]) -> bool:
    """Single words: mostly given names that are no other words."""
    telling = [cell for cell in cells if is_given(cell.split()[0]) and not is_ambiguous(cell)]
    return 5 * len(telling) >= 4 * len(cells)


def _are_places(looked: dict[str, NameLikeness]) -> bool:
    known = [cell for cell in looked if as_place(cell) in known_places()]
    said = [cell for cell in looked if _says_place(cell)]
    return 10 * len(known) >= 4 * len(looked) or 5 * len(said) >= len(looked)


def _end_as_places(cells: Sequence[str]) -> bool:
    """Ward Jackson Park, Albert Park: a third or more end with a word of places."""
    ending = [cell for cell in cells if "," not in cell and folded(cell.split()[-1]) in places() | bodies()]
    return 3 * len(ending) >= len(cells)


def _says_place(cell: str) -> bool:
    words = {folded(word) for word in cell.split()}
    return bool(words & (places() | bodies()))


def _are_strange(looked: dict[str, NameLikeness], named: Sequence[str], shape: Sequence[str]) -> bool:
    """Nearly all have the form of names of several words, in words that are nothing else, and some are names."""
    of_form = [cell for cell in (*named, *shape) if len(cell.split()) > 1 and _in_capitals(cell)]
    return (
        len(of_form) >= 4 and len(of_form) >= LEAST_STRANGE * len(looked) and 10 * len(named) >= len(looked)
    )


def _in_capitals(cell: str) -> bool:
    return all(word[:1].isupper() for word in _words(cell) if not is_particle(word))
