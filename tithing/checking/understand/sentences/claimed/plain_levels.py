"""What a sentence says of a level alone: "there were 36 robberies this quarter", "204 fires were recorded" (R87).

Only a plain statement is read: a place, a kind or a month said behind the noun makes it another figure than the row's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.words import words_of

_THERE = re.compile(
    r"\bthere\s+(?:were|was|have\s+been|had\s+been)\s+(?:a\s+total\s+of\s+|only\s+|also\s+)*$", re.IGNORECASE
)
_START = re.compile(r"^\W*(?:a\s+total\s+of\s+|in\s+total,?\s+|overall,?\s+)?$", re.IGNORECASE)
_TOLD = (
    r"(?:\s+(?:were|was|have\s+been))?\s+(?:recorded|reported|received)"
    r"(?:\s+(?:by|to)\s+the\s+(?:police|council|force))?"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WHEN = (  # a quarter or a month with its year is blank in the plain text
    r"\s+(?:(?:during|in|for|over|throughout)\s+(?:the|this)\s+(?:reporting\s+)?(?:quarter|period)|this\s+(?:quarter|period)|"
    rf"(?:during|in|for)\s{{2,}}|(?:between|from)\s+(?:{_MONTH})?\s*(?:and|to)\s{{2,}}|"
    r"(?:during|in|for|over)\s+(?:the\s+)?(?:first|second|third|fourth)\s+quarter)"
)
_PLAIN_TAIL = re.compile(rf"^(?P<told>{_TOLD})?(?P<when>{_WHEN})?\s*(?:[.,;].*)?$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:in|at|on|near|within|across|between|from|to|for|during|over|by|with|without|involving|where|which|that|who|were|"
    r"was|are|is|and|or|against|including|excluding|compared|than|as|after|before|because|due|since|so|where)\b",
    re.IGNORECASE,
)
_PART_OF_IT = re.compile(r"^[\s,;]*(?:of\s+which|of\s+these|more|fewer|less|higher|lower)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Level:
    """A number of something, said as it stands."""

    mark: Mark
    of: str


@lru_cache(maxsize=8192)
def levels_in(sentence: str) -> tuple[Level, ...]:
    """The plain levels of a sentence.

    >>> [(level.mark.text, level.of) for level in levels_in("There were 36 lamp thefts during the quarter.")]
    [('36', 'lamp thefts')]
    >>> levels_in("There were 36 lamp thefts in the Hill ward.")
    ()
    """
    text = plain_text(sentence)
    changing = {mark.start for claim in claims_in(sentence) for mark in claim.numbers}
    return tuple(
        level
        for mark in marks_in(sentence)
        if mark.kind is MarkKind.COUNT and not mark.sign and not mark.loose and mark.start not in changing
        for level in _level(text, mark)
    )


def _level(text: str, mark: Mark) -> Iterator[Level]:
    """The shortest noun behind the number whose rest is plain."""
    ahead, behind = text[: mark.start], text[mark.end :]
    there = _THERE.search(ahead) is not None
    if not there and _START.match(ahead) is None:
        return
    words = list(re.finditer(r"\s+[A-Za-z][A-Za-z'\u2019/-]*", behind))
    for count in range(1, min(8, len(words)) + 1):
        noun, rest = behind[: words[count - 1].end()], behind[words[count - 1].end() :]
        if re.search(r"[.,;:()]", noun) or _ELSEWHERE.search(noun) or _PART_OF_IT.match(behind):
            return
        tail = _PLAIN_TAIL.match(rest)
        if tail is not None and (there or tail["told"]) and any(word.weight == 1 for word in words_of(noun)):
            yield Level(mark, noun.strip())
            return
