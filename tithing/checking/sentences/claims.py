"""What a sentence says of change: which way, by how much, from what to what, against what, and of which measure.

A sentence may hold several claims ("rose by 39% against last year and by 7% (+80) against Q2"); each takes the direction
and the subject of the one before where it has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tithing.checking.sentences.comparators import Against, Comparator, comparators_in
from tithing.checking.sentences.directions import DOWN, STATIC, UP, Direction, directions_in
from tithing.checking.sentences.levels import begins_at, ends_at
from tithing.checking.sentences.marks import Mark, MarkKind, marks_in, plain_text
from tithing.checking.sentences.pairs import CHANGE_OF, pairs_in
from tithing.checking.sentences.words import words_of

_MORE = re.compile(r"^\s+(?P<more>more|additional|extra)\b|^\s+(?P<less>fewer|less)\b", re.IGNORECASE)
_ENDING_TO = re.compile(
    r"(?:\bto\s+(?:just\s+(?:over|under)|about|almost|nearly|around|approximately|over)?|\bmeaning)\s*$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r";|\bbut\b|\bwhil(?:st|e)\b|\bhowever\b|\balthough\b|\bwhereas\b"
    r"|\band\s+(?:they|it|these|those)\s+(?:was|were|is|are|has|have|had)\b"
    r"|\band\s+(?:for|on)\s+(?!the\s+same\b)[^,;.\d]{1,40},"
    r"|,?\s+and\s+(?:an?|the)\s+(?:\w+\s+)?(?:increase|decrease|rise|fall|reduction|drop)\b|\band\s+(?:up|down)\b"
    r"|\band\s+\d[\d,]*\s+(?:more|fewer|less)\b",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(
    r"^\s+(?:\w+\s+){0,2}(?:increase|rise|growth|uplift|decrease|reduction|fall|drop|decline|improvement)\b",
    re.IGNORECASE,
)
_SHARE_BEHIND = re.compile(r"^\s*\)?\s*of\s+(?!the\s+(?:baseline|previous))", re.IGNORECASE)
_CHANGE_AHEAD = re.compile(
    r"\bby\b[^.;()\d]{0,32}$|\b(?:increase|rise|growth|decrease|reduction|fall|drop"
    r"|decline)\b(?:\s+\w+){0,6}?\s+of\b[^.;()\d]{0,16}$"
    r"|\b(?:up|down|rose|fell|increased|decreased|reduced|dropped|declined)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CHANGED_BRACKET = re.compile(
    r"\b(?:to\s+\d[\d,.]*%?|more|fewer|less|increase\w*|rise|rose|fall|fell|decrease\w*"
    r"|reduc\w+|drop|dropped|declined)(?:\s+(?:of|by)\s+\d[\d,.]*\d?)?[^()\d]{0,30}\(\s*$",
    re.IGNORECASE,
)
_LIST_AHEAD = re.compile(r"\bby\b.*\d\s*(?:%|per\s?cent)[^.;]{0,60}(?:,|\band)\s+$", re.IGNORECASE)
_HANDED_ON = re.compile(r"^\s*(?:also\s+)?by\b", re.IGNORECASE)
_SAID_IN_FIGURES = re.compile(  # "there was a reduction; 24 offences compared to 86"
    r"^;\s*\d[\d,.]*(?:\s+[a-z]+){0,3},?\s+(?:compared\s+(?:to|with)|against)\s+\d", re.IGNORECASE
)
_UNLIKE = re.compile(r"^\W*(?:unlike|in contrast to|apart from)\b[^,]*,", re.IGNORECASE)
_OF_WHAT = re.compile(r"^\s*(?:in|of|for)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """One statement of change. `subject` is the words that tell of what; `own` whether they are the claim's own."""

    subject: str
    way: str = ""
    percent: Mark | None = None
    points: Mark | None = None
    absolute: Mark | None = None
    before: Mark | None = None
    after: Mark | None = None
    against: Comparator | None = None
    start: int = 0
    end: int = 0
    own: bool = True
    monthly: bool = False  # "month on month": told by the months' own rule
    listed: bool = False  # "32% and 85% respectively": which is whose is not told here
    inherited: bool = False  # the way comes from the claim before
    way_text: str = ""
    noun: bool = False
    between: str = ""  # what stands between two figures set against each other: "81 referrals, against 66"

    @property
    def numbers(self) -> tuple[Mark, ...]:
        every = (self.percent, self.points, self.absolute, self.before, self.after)
        return tuple(mark for mark in every if mark is not None)


@dataclass(frozen=True)
class _Event:
    start: int
    end: int
    kind: str  # way, percent, points, absolute, pair, after, against, break
    value: object = None


def claims_in(sentence: str) -> tuple[Claim, ...]:
    """The claims of change in a sentence, in order.

    >>> first, second = claims_in("Noise complaints reduced by 4% when compared to last year and 51% compared to Q2.")
    >>> first.subject, first.way, first.percent.text, second.percent.text, second.against.quarter
    ('Noise complaints', 'down', '4%', '51%', 2)
    """
    return _claims(sentence)


@lru_cache(maxsize=8192)
def _claims(sentence: str) -> tuple[Claim, ...]:
    text = plain_text(sentence)
    events = _events(sentence, text)
    if not any(event.kind in ("way", "pair", "before") for event in events):
        return ()
    claims = [claim for claim in _assembled(text, events) if claim.way or (claim.before and claim.after)]
    listed = (
        "respectively" in text.lower()
        or re.search(r"\beach\b", text, re.IGNORECASE) is not None
        or _summed_up(events)
    )
    return tuple(replace(claim, listed=listed) for claim in claims)


def _summed_up(events: Sequence[_Event]) -> bool:
    """ "(12 compared to 8), Elm (20 compared to 10), up 30% overall": one per cent behind several pairs is of none."""
    pairs = [event.start for event in events if event.kind == "pair"]
    shares = [event.start for event in events if event.kind == "percent"]
    return len(pairs) > 1 and len(shares) == 1 and shares[0] > pairs[-1]


# -- events ------------------------------------------------------------------------------------------------------


def _events(sentence: str, text: str) -> list[_Event]:
    marks = marks_in(sentence)
    ways = directions_in(text)
    pairs = list(pairs_in(sentence, text, marks))
    used = {id(mark) for pair in pairs for mark in pair[2]}
    events = [_Event(start, end, "pair", marked) for start, end, marked in pairs]
    events += [_Event(way.start, way.end, "way", way) for way in ways]
    events += [event for mark in marks if id(mark) not in used for event in _of_mark(text, mark, ways, marks)]
    events += [_Event(found.start, found.end, "against", found) for found in comparators_in(sentence)]
    events += [_Event(hit.start(), hit.end(), "break") for hit in _BREAK.finditer(text)]
    return sorted(events, key=lambda event: event.start)


def _of_mark(text: str, mark: Mark, ways: Sequence[Direction], marks: Sequence[Mark]) -> Iterator[_Event]:
    ahead, behind = text[: mark.start], text[mark.end :]
    if mark.kind is not MarkKind.COUNT:
        if _of_change(ahead, behind, mark):
            yield _Event(mark.start, mark.end, mark.kind.value, mark)
        return
    if _MORE.match(behind):
        more = _MORE.match(behind)
        assert more is not None
        yield _Event(mark.start, mark.end, "absolute", replace(mark, sign=1 if more["more"] else -1))
    elif (mark.sign and _bracketed(ahead)) or CHANGE_OF.search(ahead) or _behind_percent(ahead, mark, ways):
        yield _Event(mark.start, mark.end, "absolute", mark)
    elif _ENDING_TO.search(ahead) and any(0 < mark.start - way.end < 60 for way in ways):
        yield _Event(mark.start, mark.end, "after", mark)
    elif begins_at(text, mark, ways, marks):
        yield _Event(mark.start, mark.end, "before", mark)
    elif ends_at(text, mark, ways, marks):
        yield _Event(mark.start, mark.end, "after", mark)


def _behind_percent(ahead: str, mark: Mark, ways: Sequence[Direction]) -> bool:
    """ "by 9% (2 cases)": the number in brackets behind the per cent of a change."""
    direct = re.search(r"(?:%|per\s?cent)\s*\(\s*$", ahead) is not None
    return direct and any(way.start < mark.start for way in ways)


def _of_change(ahead: str, behind: str, mark: Mark) -> bool:
    """Whether a percentage tells a change: "by 7%", "a 7% rise", "(+7%)"; "28% of all incidents" is a share."""
    if _SHARE_BEHIND.match(behind):
        return False
    if _NOUN_BEHIND.match(behind) or _CHANGE_AHEAD.search(ahead):
        return True
    if _bracketed(ahead):
        return mark.sign != 0 or _CHANGED_BRACKET.search(ahead) is not None
    return _LIST_AHEAD.search(ahead) is not None


def _bracketed(ahead: str) -> bool:
    return ahead.rfind("(") > ahead.rfind(")")


# -- claims ------------------------------------------------------------------------------------------------------


def _assembled(text: str, events: Sequence[_Event]) -> Iterator[Claim]:
    """Walk over the events and open a new claim where one already has what the next event brings."""
    current, opened, last = Claim(""), 0, 0
    previous: Claim | None = None
    touched = False
    for event in events:
        if event.kind == "break":
            if touched:
                previous = _closed(text, current, opened, event.start, previous)
                yield previous
                same = _HANDED_ON.match(text[event.end :]) or _SAID_IN_FIGURES.match(text[event.start :])
                kept = previous.way if same else ""
                said = previous.way_text if kept else ""
                current = Claim("", way=kept, way_text=said, inherited=bool(kept), start=event.end)
                touched = False
            opened = last = event.end
            continue
        if touched and _needs_new(text, current, event, last):
            previous = _closed(text, current, opened, event.start, previous)
            yield previous
            current, opened = (
                Claim("", way=_handed_on(previous, event), inherited=True, start=event.start),
                last,
            )
        current = _with(current, event)
        touched, last = True, max(last, event.end)
    if touched:
        yield _closed(text, current, opened, len(text), previous)


def _handed_on(previous: Claim, event: _Event) -> str:
    return "" if event.kind == "way" else previous.way


def _needs_new(text: str, claim: Claim, event: _Event, last: int) -> bool:
    if event.kind == "way":
        assert isinstance(event.value, Direction)
        if not claim.way or claim.inherited:
            return False
        fresh = len(words_of(text[last : event.start])) > 0
        return claim.way != event.value.way or fresh
    if event.kind == "against":
        return claim.against is not None and claim.way != ""
    if event.kind == "pair":
        return claim.before is not None
    return getattr(claim, event.kind) is not None


def _with(claim: Claim, event: _Event) -> Claim:
    value = event.value
    if isinstance(value, Direction):
        if claim.way and not claim.inherited:
            return claim
        return replace(
            claim, way=value.way, inherited=False, way_text=value.text, noun=value.noun, end=event.end
        )
    if isinstance(value, Comparator):
        monthly = claim.monthly or "month" in _word_of(value)
        return replace(claim, against=claim.against or value, monthly=monthly)
    if isinstance(value, tuple):
        before, after = value
        return replace(claim, before=before, after=after, end=event.end)
    assert isinstance(value, Mark)
    return replace(claim, **{event.kind: value}, end=event.end)  # type: ignore[arg-type]


def _word_of(comparator: Comparator) -> str:
    return "month" if comparator.against is Against.OTHER and comparator.quarter == 0 else ""


def _closed(text: str, claim: Claim, opened: int, until: int, previous: Claim | None) -> Claim:
    """The claim with its subject: the words before it, or those after "increase in", or those of the claim before."""
    subject = _clean(_UNLIKE.sub("", text[opened : _first(claim, text, until)]))
    after = _after_noun(text, claim, until) if claim.noun else ""
    chosen = _telling(after) or f"{subject} {after}".strip()
    claim = replace(claim, between=_telling(_between_pair(text, claim)))
    chosen = chosen if words_of(chosen) else claim.between
    if words_of(chosen):
        return replace(claim, subject=chosen, start=opened)
    return replace(claim, subject=previous.subject if previous else "", own=False, start=opened)


def _telling(phrase: str) -> str:
    """A phrase that names something, or nothing."""
    return phrase if any(word.weight == 1 for word in words_of(phrase)) else ""


def _between_pair(text: str, claim: Claim) -> str:
    """What stands behind the first of two figures set against each other: "there were 96 lamp thefts, against 80"."""
    if claim.before is None or claim.after is None:
        return ""
    one, two = sorted((claim.before, claim.after), key=lambda mark: mark.start)
    return _clean(
        re.split(r"[,;(]|\b(?:compared|against|down|up|from|to|in)\b", text[one.end : two.start])[0]
    )


def _first(claim: Claim, text: str, until: int) -> int:
    hit = text.find(claim.way_text, claim.start) if claim.way_text else -1
    starts = [mark.start for mark in claim.numbers]
    if hit >= 0:
        starts.append(hit)
    return min(starts, default=until)


def _after_noun(text: str, claim: Claim, until: int) -> str:
    """What follows "increase in": "a 59% increase in fly-tipping reports"."""
    at = text.find(claim.way_text, claim.start) if claim.way_text else -1
    if at < 0:
        return ""
    rest = text[at + len(claim.way_text) : until]
    found = _OF_WHAT.match(rest)
    if not found:
        return ""
    phrase = re.split(
        r"[,;(]|\bcompared\b|\bwhen\b|\bfrom\b|\bbetween\b|\bduring\b|\bthan\b|\bis\b|\bwas\b",
        rest[found.end() :],
    )[0]
    return _clean(re.split(r"\d", phrase)[0])


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:()-\u2013")


__all__ = ["DOWN", "STATIC", "UP", "Claim", "claims_in"]
