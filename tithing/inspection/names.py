"""Names of people as the value of a cell, and columns of them.

A single cell may be a ward, an operation or a boat called after somebody; a column of many is judged as a whole:
how many of its different cells have the form of a name, how many of their words are names, how many are places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from tithing.inspection.lexicon import (
    as_place,
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
from tithing.inspection.words import folded, listed

LONGEST_NAME = 60
_TITLE = re.compile(
    r"(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|mstr|master|pc|pcso|sgt|dc|ds|cllr)\.? +(?=[^\W\d_])",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?"
_PARTED = re.compile(r"(?<=[^\W\d_]),(?=[^\W\d_])| ?[/;|] ?")  # SMITH/John, Smith,John
_SHAPE = re.compile(rf"{_WORD}(?:,? +{_WORD}){{0,4}}(?: *\([^)]{{2,20}}\))?")


class Likeness(IntEnum):
    """How much a text looks like a person's name."""

    NONE = 0  # a place, a sentence, a number
    SHAPE = 1  # the form of a name, of words that no list holds
    PART = 2  # one name alone, or a name beside a word that may be anything
    WHOLE = 3  # a given and a family name, or a title and a name


def likeness(text: str) -> Likeness:
    """How much a whole cell looks like a name.

    >>> likeness("Priya Shah"), likeness("SMITH, John"), likeness("Burn Valley")
    (<Likeness.WHOLE: 3>, <Likeness.WHOLE: 3>, <Likeness.NONE: 0>)
    """
    cell = " ".join(_PARTED.sub(", ", plain(text).replace("_", " ")).split())
    if not 2 <= len(cell) <= LONGEST_NAME or not _SHAPE.fullmatch(cell):
        return Likeness.NONE
    titled = _TITLE.match(cell)
    if titled:
        return _after_title(cell[titled.end() :])
    return _untitled(cell)


def _after_title(rest: str) -> Likeness:
    words = [word for word in _words(rest) if len(word.strip(".")) > 1]
    if not words or any(_is_no_name(word) for word in words):
        return Likeness.NONE
    return Likeness.WHOLE


def _untitled(cell: str) -> Likeness:
    words = _words(cell)
    if not 1 <= len(words) <= 5 or _is_place(cell, words):
        return Likeness.NONE
    if len(words) == 1:
        return _one_word(words[0])
    return _several(words)


def _words(cell: str) -> list[str]:
    return [
        word for word in re.split(r"[ ,]+|(?<=\w)\.(?=\w)", re.sub(r"\(.*\)", "", cell)) if word.strip(".'-")
    ]


def _is_place(cell: str, words: Sequence[str]) -> bool:
    name = as_place(cell)
    if name in brands() or folded(words[0]) in listed("ordinary", "honours"):
        return True
    if any(folded(word) in listed("ordinary", "streets") for word in words[1:]) and not _is_inverted(
        cell, words
    ):
        return True
    return len(words) > 1 and name in known_places()


def _is_inverted(cell: str, words: Sequence[str]) -> bool:
    return "," in cell and is_given(words[-1])


def _one_word(word: str) -> Likeness:
    if len(word.strip(".")) < 2 or _is_no_name(word):
        return Likeness.NONE
    return Likeness.PART if is_given(word) or is_family(word) else Likeness.SHAPE


def _is_no_name(word: str) -> bool:
    """A word of sentences, streets or bodies that is nobody's name."""
    if folded(word) in _SEASONS:
        return True
    return is_everyday(word) and not (is_given(word) or is_family(word))


_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))


def _several(words: Sequence[str]) -> Likeness:
    spelt = [word for word in words if not _is_initials(word)]
    names = [word for word in spelt if not is_particle(word)]
    if not names:
        return Likeness.PART if all(_is_name(word) for word in spelt) else Likeness.NONE
    if any(_is_no_name(word) for word in names):
        return Likeness.NONE
    return _of_names(names, alone=len(words) == 1)


def _is_initials(word: str) -> bool:
    """J. or JK, not JO."""
    if len(word.strip(".")) == 1:
        return True
    return len(word) <= 3 and word.isupper() and not _is_name(word)


def _of_names(names: Sequence[str], *, alone: bool) -> Likeness:
    """Two names are a whole one, and so is one beside initials or particles."""
    told = [word for word in names if _is_name(word)]
    if len(told) >= 2 or (len(told) == len(names) and not alone):
        return Likeness.WHOLE
    return Likeness.PART if told else Likeness.SHAPE


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
    r"language|season|region|country|project|partner|supplier|organisation|agency|team)\b",
    re.IGNORECASE,
)


def judge(cells: Iterable[str], *, heading: str = "") -> Judged:
    """Whether a column holds people's names.

    >>> judge(["Priya Shah", "John Smith", "Xiu Ying Zhang"]).sure, judge(["Victoria", "Burn Valley"]).are_names
    (True, False)
    """
    different = [cell for cell in dict.fromkeys(cell.strip() for cell in cells) if cell]
    column = _Column({cell: likeness(cell) for cell in different})
    if _PLACE_HEADING.search(heading) and not _NAME_HEADING.search(heading):
        return _among_places(column)
    return _judged(
        column,
        named_so=re.search(r"\bnames?\b", heading.lower()) is not None
        or _NAME_HEADING.search(heading) is not None,
    )


@dataclass(frozen=True)
class _Column:
    """The different cells of a column, with how much each looks like a name."""

    likenesses: Mapping[str, Likeness]

    def alike(self, like: Likeness) -> tuple[str, ...]:
        return tuple(cell for cell, its in self.likenesses.items() if its is like)

    @cached_property
    def whole(self) -> tuple[str, ...]:
        return self.alike(Likeness.WHOLE)

    @cached_property
    def part(self) -> tuple[str, ...]:
        return self.alike(Likeness.PART)

    @cached_property
    def named(self) -> tuple[str, ...]:
        return self.whole + self.part

    def is_mostly(self, cells: Sequence[str], *, fewest: int, least: float) -> bool:
        """Whether these are so many of the column, and such a share of it."""
        return len(cells) >= fewest and len(cells) >= least * len(self.likenesses)


def _among_places(column: _Column) -> Judged:
    """Under "street" or "ward", people are told only by a title or by most cells being whole names."""
    if column.is_mostly(column.whole, fewest=3, least=LEAST_AMONG_PLACES):
        return Judged(are_names=True, sure=False, named=column.whole)
    return NO_NAMES


def _judged(column: _Column, *, named_so: bool) -> Judged:
    whole, named = column.whole, column.named
    if len(column.likenesses) == 1:
        return Judged(are_names=True, sure=False, named=whole) if whole else NO_NAMES
    if column.is_mostly(whole, fewest=2, least=LEAST_WHOLE) and not _end_as_places(whole):
        return Judged(are_names=True, sure=True, named=named)
    return _judged_by_parts(column) or _judged_by_heading(column, named_so=named_so) or _alone(whole)


def _judged_by_parts(column: _Column) -> Judged | None:
    """Columns of single names, or of words that no list holds; None where it is neither, or of places."""
    if _are_places(column.likenesses):
        return None
    if column.is_mostly(column.named, fewest=3, least=LEAST_NAMED):
        sure = len(column.whole) >= 1 or _are_given(column.part)
        return Judged(are_names=True, sure=sure, named=column.named)
    if _are_strange(column):
        return Judged(are_names=True, sure=False, named=column.named + column.alike(Likeness.SHAPE))
    return None


def _judged_by_heading(column: _Column, *, named_so: bool) -> Judged | None:
    if named_so and column.is_mostly(column.named, fewest=2, least=LEAST_UNDER_NAME):
        return Judged(are_names=True, sure=False, named=column.named)
    return None


def _alone(whole: Sequence[str]) -> Judged:
    """A person's name among other words: asked about, where both its words are names and nothing else."""
    surely = [cell for cell in whole if _is_nothing_else(cell)]
    return Judged(are_names=True, sure=False, named=tuple(surely)) if surely else NO_NAMES


def _is_nothing_else(cell: str) -> bool:
    if _TITLE.match(cell):
        return True
    words = [word for word in _words(cell) if len(word.strip(".")) > 1 and not is_particle(word)]
    return len(words) >= 2 and all(map(_is_only_a_name, words)) and any(is_given(word) for word in words)


def _is_only_a_name(word: str) -> bool:
    return _is_name(word) and not is_ambiguous(word) and not is_everyday(word)


# Of the wards of 318 districts no more than 12% look like a person's whole name (counted November 2026).
LEAST_WHOLE = 0.3
LEAST_NAMED = 0.7
LEAST_STRANGE = 0.85
LEAST_AMONG_PLACES = 0.8
LEAST_UNDER_NAME = 0.5


def _are_given(cells: Sequence[str]) -> bool:
    """Single words: mostly given names that are no other words."""
    telling = [cell for cell in cells if is_given(cell.split()[0]) and not is_ambiguous(cell)]
    return 5 * len(telling) >= 4 * len(cells)


def _are_places(cells: Collection[str]) -> bool:
    known = [cell for cell in cells if as_place(cell) in known_places()]
    said = [cell for cell in cells if _says_place(cell)]
    return 10 * len(known) >= 4 * len(cells) or 5 * len(said) >= len(cells)


def _end_as_places(cells: Sequence[str]) -> bool:
    """Ward Jackson Park, Albert Park: a third or more end with a word of places."""
    ending = [cell for cell in cells if "," not in cell and folded(cell.split()[-1]) in places() | bodies()]
    return 3 * len(ending) >= len(cells)


def _says_place(cell: str) -> bool:
    words = {folded(word) for word in cell.split()}
    return bool(words & (places() | bodies()))


def _are_strange(column: _Column) -> bool:
    """Nearly all have the form of names of several words, in words that are nothing else, and some are names."""
    shaped = (*column.named, *column.alike(Likeness.SHAPE))
    of_form = [cell for cell in shaped if len(cell.split()) > 1 and _in_capitals(cell)]
    return column.is_mostly(of_form, fewest=4, least=LEAST_STRANGE) and 10 * len(column.named) >= len(
        column.likenesses
    )


def _in_capitals(cell: str) -> bool:
    return all(word[:1].isupper() for word in _words(cell) if not is_particle(word))
