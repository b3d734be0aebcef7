"""How a line is built: its figures, and the words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tithing.checking.thresholds import counted

_LONGEST = counted("understand.alike.built", "longest")
_FIGURE = re.compile(
    r"(?:[\u25b2\u25bc\u2191\u2193]\s*)?(?:(?<![\w)%])[-+\u2212\u2013](?=[£\d]))?(?<![\w.,/&#£])£?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?![\d\w/]|[,.:]\d|-\d)(?:\s?(?:%|per\s?cent\b|pp\b|points?\b)|(?:k|m|bn)\b)?",
    re.IGNORECASE,
)
_RISE = "up rose risen rise more higher above over increase increased grew growth extra additional gained"
_FALL = "down fell fallen fall fewer less lower below under decrease decreased dropped drop reduction reduced lost"
UP, DOWN = frozenset(_RISE.split(" ")), frozenset(_FALL.split(" "))
_PLACES, _ARTICLES = (
    frozenset(("over", "under", "above", "below")),
    frozenset(("the", "a", "this", "these", "last")),
)
_WAY = "~"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*|[^\w\s]")


@dataclass(frozen=True)
class BuiltLine:
    """`gaps` are the words before the first figure, between each two and behind the last, one more than the figures."""

    figures: tuple[str, ...]
    gaps: tuple[tuple[str, ...], ...]

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        return tuple(_kind(figure) for figure in self.figures)

    @cached_property
    def shapes(self) -> tuple[tuple[str, ...], ...]:
        """The gaps without regard to which way a word says."""
        return tuple(tuple(map(_shape, gap)) for gap in self.gaps)


@lru_cache(maxsize=8192)
def built(text: str) -> BuiltLine:
    """A line, cut at its figures.

    >>> built("Theft: 52, 12 more than last year").figures, built("Theft: 52, 12 more than last year").shapes[2][:2]
    (('52', '12'), ('~', 'than'))
    """
    found = list(_FIGURE.finditer(text)) if len(text) <= _LONGEST else []
    starts = [0, *(each.end() for each in found)]
    ends = [*(each.start() for each in found), len(text)]
    gaps = (tuple(_WORD.findall(text[a:b])) for a, b in zip(starts, ends, strict=True))
    return BuiltLine(tuple(each.group().strip() for each in found), tuple(gaps))


def words_of(text: str) -> tuple[str, ...]:
    """The words and marks of a text, in small letters, without its figures.

    >>> words_of("Open at the end: 12")
    ('open', 'at', 'the', 'end', ':')
    """
    return tuple(word.lower() for gap in built(text).gaps for word in gap)


def way_in(words: tuple[str, ...]) -> int:
    """1 where words say up, -1 where they say down, 0 where they say neither, or both. "Over the year" is no more than a time."""
    told = (
        (word.lower() in UP) - (word.lower() in DOWN)
        for word, after in zip(words, (*words[1:], ""), strict=False)
        if not (word.lower() in _PLACES and after.lower() in _ARTICLES)
    )
    ways = {*told} - {0}
    return ways.pop() if len(ways) == 1 else 0


def is_way(word: str) -> bool:
    return _shape(word) == _WAY


def _shape(word: str) -> str:
    low = word.lower()
    return _WAY if low in UP or low in DOWN else low


def _kind(figure: str) -> str:
    low = figure.lower()
    if low.endswith(("%", "cent")):
        return "%"
    if low.endswith(("pp", "point", "points")):
        return "points"
    return "£" if "£" in figure else ""
