"""Shares of a whole that a sentence gives a name: "Noise accounted for 38% of all complaints", "one in five was about noise"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tithing.checking.thresholds import exactly
from tithing.checking.understand.sentences.phrases.fractions import Fraction, fractions_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.naming import Naming
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD, value_of

_WHOLE = (
    r"\s*(?:\(\s*\d[\d,]*\s*(?:[a-z]+\s*)?\)\s*)?of\s+(?:(?:all|the|total|overall|recorded|reported|these|those|our|its)\s+)*"
    r"(?P<what>[a-z][a-z' -]{2,50}?)"
)
_HEDGE = r"(?:(?:about|around|approximately|almost|nearly|over|just\s+over|just\s+under|more\s+than|less\s+than)\s+)?"
_BEHIND_NAME = re.compile(
    r"^\s*(?:\(\s*\d[\d,]*\s*\)\s*)?(?:together\s+|now\s+|alone\s+)?(?:accounted\s+for|accounts\s+for|account\s+for"
    r"|accounting\s+for|made\s+up|makes\s+up|make\s+up|represents?|represented|comprised|comprises|constituted|was|were|is)"
    rf"\s+{_HEDGE}$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"^\s*\(\s*$")
_OF = re.compile(
    rf"^{_WHOLE}(?=\s*(?:[.,;()]|$|\b(?:in|during|recorded|reported|this|with|across|for)\b))",
    re.IGNORECASE,
)
_OF_NAME = re.compile(
    rf"^(?:{_WHOLE}|\s+(?P<plain>[a-z][a-z' -]{{2,40}}?))\s+(?:was|were|is|are|concerned|involved|occurred|came|happened|related)"
    r"(?:\s+(?:recorded|reported|about|in|at|from|to|for|classed\s+as|because\s+of))*\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"\b(?P<part>one|two|three|[1-9])\s+in\s+(?:every\s+)?(?P<all>{NUMBER_WORD}|\d{{1,2}})\b(?!\s*%)",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\b(?:(?P<over>more\s+than|over)|(?P<under>less\s+than|under|fewer\s+than)|about|around|almost|nearly|roughly)\s+$",
    re.IGNORECASE,
)
_START = re.compile(
    r"\W*(?:(?:in\s+(?:the|this)\s+(?:quarter|period),?|overall,?|both|together,?|the|again,?|however,?)\s+)*",
    re.IGNORECASE,
)
_ROOM = exactly("understand.sentences.claimed.parts", "room")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class ShareOfWhole:
    """Names that together are said to be a share of a whole, and the per cents that a fair reader takes it for."""

    names: tuple[str, ...]
    of: str
    text: str
    low: Decimal
    high: Decimal
    decimals: int
    exact: bool  # a per cent in figures


def parts_in(sentence: str, names: Sequence[Naming]) -> Iterator[ShareOfWhole]:
    """The shares of a whole that a sentence gives its names.

    >>> from tithing.checking.understand.sentences.phrases.naming import names_in
    >>> text = "Noise and litter together made up 38% of all complaints."
    >>> part = next(parts_in(text, names_in(text, ["Noise", "Litter"])))
    >>> part.names, part.of, part.text
    (('Noise', 'Litter'), 'complaints', '38%')
    """
    text = plain_text(sentence)
    for start, end, said, low, high, decimals, exact in _shares(sentence, text):
        behind = [each for each in names if each.start >= end]
        ahead = [each for each in names if each.end <= start]
        if ahead and _BEHIND_NAME.match(text[ahead[-1].end : start]) and (found := _OF.match(text[end:])):
            joined = _joined(text, ahead)
            if joined:
                yield ShareOfWhole(joined, found["what"], said, low, high, decimals, exact)
        elif (
            len(ahead) == 1
            and _BRACKET.match(text[ahead[0].end : start])
            and (found := _OF.match(text[end:]))
        ):
            yield ShareOfWhole((ahead[0].name,), found["what"], said, low, high, decimals, exact)
        elif len(behind) == 1 and not ahead and (found := _OF_NAME.match(text[end : behind[0].start])):
            yield ShareOfWhole(
                (behind[0].name,), found["what"] or found["plain"], said, low, high, decimals, exact
            )


def _joined(text: str, names: Sequence[Naming]) -> tuple[str, ...]:
    """The names of the subject, and nothing left between them: "Noise, litter and begging"."""
    for one, two in pairwise(names):
        if not re.fullmatch(r"\s*(?:,|and|,\s*and|&)\s+(?:the\s+|in\s+)?", text[one.end : two.start]):
            return ()
    plain_start = _START.fullmatch(text[: names[0].start])
    return tuple(each.name for each in names) if plain_start else ()


def _shares(sentence: str, text: str) -> Iterator[tuple[int, int, str, Decimal, Decimal, int, bool]]:
    for mark in marks_in(sentence):
        if mark.kind is MarkKind.PERCENT and not mark.sign:
            low, high = _room(text, mark)
            yield mark.start, mark.end, mark.text, low, high, mark.number.decimals, not mark.loose
    for fraction in fractions_in(text):
        yield fraction.start, fraction.end, fraction.text, *_wide(fraction), 0, False
    for hit in _ONE_IN.finditer(sentence):
        share = _HUNDRED * _value(hit["part"]) / _value(hit["all"])
        how = _HOW.search(sentence[: hit.start()])
        low = share if how and how["over"] else share - _ROOM
        high = share if how and how["under"] else share + _ROOM
        yield hit.start(), hit.end(), hit.group(), low, high, 0, False


def _wide(fraction: Fraction) -> tuple[Decimal, Decimal]:
    """ "More than half" says nothing of how much more."""
    how = fraction.text.lower()
    if how.startswith(("more", "over", "at least")):
        return fraction.low, min(fraction.high + 15, _HUNDRED)
    return fraction.low, fraction.high


def _room(text: str, mark: Mark) -> tuple[Decimal, Decimal]:
    if not mark.loose:
        return mark.number.low, mark.number.high
    how = _HOW.search(text[: mark.start])
    room = max(_ROOM, mark.number.value / 8)
    low = mark.number.value if how and how["over"] else mark.number.value - room
    high = mark.number.value if how and how["under"] else mark.number.value + room
    return low, high


def _value(word: str) -> int:
    return int(word) if word.isdigit() else value_of(word)
