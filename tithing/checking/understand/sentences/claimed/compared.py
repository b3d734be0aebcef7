"""What sentences say of the names of a group: a figure of one, one against another, the most and the least of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.phrases.directions import directions_in
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.understand.sentences.phrases.naming import Naming
from tithing.checking.understand.sentences.phrases.words import stems_of, words_of

_THAN = re.compile(
    r"\b(?P<word>more|fewer|less|higher|lower|greater|smaller)\b(?P<of>[^.;:()\d]{0,80}?)\bthan\b",
    re.IGNORECASE,
)
_MORE = ("more", "higher", "greater")
_UNSAID = re.compile(
    r"\b(?:if|whether|not|no|never|could|would|should|may|might|will|aim\w*|targets?|expected|likely|averages?|twice|times|rather"
    r"|other|used\s+to|national\w*|perception\w*|feel\w*|felt|believ\w*|change\w*|half|per\s+head|proportion\w*|percentage\w*|share)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(  # "Ashby recorded a total of ", "Ashby: ", "in Ashby was "
    r"^(?:['\u2019]s)?\s*(?:[(:\u2013-]\s*|,\s+with\s+)?(?:(?:also|only|had|has|saw|recorded|reported|experienced|was|were|with|at|a"
    r"|an|the|there|total|of|rate|stood|stands|number|in|for|having|being|is|figure|most|fewest|highest|lowest|largest|greatest"
    r"|smallest|busiest|quietest|common|frequent|group|band|category|kind|type|month|again),?\s+|RATE,?\s+)*\(?\s*$",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    r"^[^.;:()\d]{0,70}?\b(?:in|at|for|during)\s+(?:the\s+(?:month\s+of\s+)?)?$|^\s+(?:in|at|for)\s+$",
    re.IGNORECASE,
)
_OF_KIND = re.compile(
    r"^(?:\s+[a-z]+)?(?:\s+(?:was|were|are|is))?(?:\s+(?:recorded|reported))?(?:\s+(?:about|as|for|of|concerning|related\s+to))?\s+$"
)
_CHANGED_BY = re.compile(r"\b(?:by|than|of\s+the|up|down|further)\s+$", re.IGNORECASE)
_NOT_BEHIND = re.compile(
    r"^\s*(?:more|fewer|less|extra|additional|further|times|or\s+more)\b|^\s*%|^\s*per\s?cent\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SaidOf:
    """A number that a sentence gives one name."""

    name: str
    mark: Mark


@dataclass(frozen=True)
class MoreThan:
    """One name said to have more, or less, than another."""

    first: str
    second: str
    more: bool
    text: str


def said_of(sentence: str, names: Sequence[Naming], measure: str) -> Iterator[SaidOf]:
    """The numbers that a sentence gives each of the names: "81 in Ashby and 64 in Beckford", "Ashby recorded 81"."""
    text = plain_text(sentence)
    changing = {
        mark.start
        for claim in claims_in(sentence)
        for mark in (claim.absolute, claim.percent, claim.points)
        if mark
    }
    for mark in marks_in(sentence):
        if (
            mark.kind is not MarkKind.COUNT
            or mark.sign
            or mark.start in changing
            or _NOT_BEHIND.match(text[mark.end :])
        ):
            continue
        if _CHANGED_BY.search(text[: mark.start]) or not _of_measure(text, mark, measure, names):
            continue
        name = _behind(text, mark, names) or _before(text, mark, names, measure)
        if name:
            yield SaidOf(name, mark)


def _of_measure(text: str, mark: Mark, measure: str, names: Sequence[Naming]) -> bool:
    """The noun behind a number tells nothing that the measure has not: "81 arrests in Ashby" are no offences."""
    noun = re.split(
        r"[.,;:()]|\b(?:in|at|for|of|to|and|compared|were|was|than|during|with|against|while|per)\b|\d",
        text[mark.end :],
    )[0]
    known = stems_of(f"{measure} {' '.join(each.name for each in names)}")
    return all(word.stem in known or word.weight < 1 for word in words_of(noun))


def _behind(text: str, mark: Mark, names: Sequence[Naming]) -> str:
    """ "81 offences in Ashby": the name follows."""
    after = [each for each in names if each.start >= mark.end]
    between = text[mark.end : after[0].start] if after else ""
    return after[0].name if after and (_IN_FRONT.match(between) or _OF_KIND.match(between)) else ""


def _before(text: str, mark: Mark, names: Sequence[Naming], measure: str) -> str:
    """ "Ashby recorded 81", "Ashby (81)": the name stands in front."""
    ahead = [each for each in names if each.end <= mark.start]
    if not ahead:
        return ""
    between = text[ahead[-1].end : mark.start]
    for word in sorted(words_of(measure), key=lambda word: -len(word.text)):
        between = re.sub(rf"\b{re.escape(word.text)}\b", "RATE", between, flags=re.IGNORECASE)
    return ahead[-1].name if len(between) < 60 and _AHEAD.match(between) else ""


def against_in(sentence: str, names: Sequence[Naming]) -> MoreThan | None:
    """Two names of which one is said to have more than the other.

    >>> from tithing.checking.understand.sentences.phrases.naming import names_in
    >>> text = "There were more thefts in Ashby than in Beckford."
    >>> found = against_in(text, names_in(text, ["Ashby", "Beckford"], places=True))
    >>> found.first, found.second, found.more
    ('Ashby', 'Beckford', True)
    """
    found = list(_THAN.finditer(sentence))
    if len(found) != 1 or len(names) != 2 or _UNSAID.search(sentence) or directions_in(plain_text(sentence)):
        return None
    than, (one, two) = found[0], names
    if not one.end <= than.end() <= two.start or re.search(r"\d\s*$", sentence[: than.start()]):
        return None
    if re.search(r"[.;]", sentence[than.end() : two.start]) or len(sentence[than.end() : two.start]) > 40:
        return None
    return MoreThan(one.name, two.name, than["word"].lower() in _MORE, than["word"])
