"""What a sentence says of change: which way, by how much, from what to what, against what, and of which measure.

A sentence may hold several claims ("rose by 39% against last year and by 7% (+80) against Q2"); each takes the direction
and the subject of the one before where it has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tithing.checking.understand.sentences.phrases.comparators import SetAgainst, Yardstick
from tithing.checking.understand.sentences.phrases.directions import DOWN, STATIC, UP, WayTold
from tithing.checking.understand.sentences.phrases.events import Event, events_in, summed_up
from tithing.checking.understand.sentences.phrases.fractions import Fraction
from tithing.checking.understand.sentences.phrases.marks import Mark, plain_text
from tithing.checking.understand.sentences.phrases.words import words_of

_HANDED_ON = re.compile(r"^\s*(?:also\s+)?by\b", re.IGNORECASE)
_SAID_IN_FIGURES = re.compile(  # "there was a reduction; 24 offences compared to 86"
    r"^;\s*\d[\d,.]*(?:\s+[a-z]+){0,3},?\s+(?:compared\s+(?:to|with)|against)\s+\d", re.IGNORECASE
)
_UNLIKE = re.compile(r"^\W*(?:unlike|in contrast to|apart from)\b[^,]*,", re.IGNORECASE)
_FOR_WHAT = re.compile(r"\b(?:in|for)\s+(?P<what>[^,;:(\d]{3,60})", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"^\s*(?:(?:was|were|is|are|came)\s+(?:(?:seen|recorded)\s+)?)?(?:in|of|for)\s+", re.IGNORECASE
)


@dataclass(frozen=True)
class ChangeClaim:
    """One statement of change. `subject` is the words that tell of what; `own` whether they are the claim's own."""

    subject: str
    way: str = ""
    percent: Mark | None = None
    points: Mark | None = None
    absolute: Mark | None = None
    before: Mark | None = None
    after: Mark | None = None
    fraction: Fraction | None = None  # "by a third"
    against: SetAgainst | None = None
    start: int = 0
    end: int = 0
    own: bool = True
    monthly: bool = False  # "month on month": told by the months' own rule
    listed: bool = False  # "32% and 85% respectively": which is whose is not told here
    inherited: bool = False  # the way comes from the claim before
    way_text: str = ""
    noun: bool = False
    more_than: bool = False  # "more than doubled"
    between: str = ""  # what stands between two figures set against each other: "81 referrals, against 66"

    @property
    def numbers(self) -> tuple[Mark, ...]:
        every = (self.percent, self.points, self.absolute, self.before, self.after)
        return tuple(mark for mark in every if mark is not None)


def claims_in(sentence: str) -> tuple[ChangeClaim, ...]:
    """The claims of change in a sentence, in order.

    >>> first, second = claims_in("Noise complaints reduced by 4% when compared to last year and 51% compared to Q2.")
    >>> first.subject, first.way, first.percent.text, second.percent.text, second.against.quarter
    ('Noise complaints', 'down', '4%', '51%', 2)
    """
    return _claims(sentence)


@lru_cache(maxsize=8192)
def _claims(sentence: str) -> tuple[ChangeClaim, ...]:
    text = plain_text(sentence)
    events = events_in(sentence, text)
    if not any(event.kind in ("way", "pair", "before") for event in events):
        return ()
    claims = [claim for claim in _assembled(text, events) if claim.way or (claim.before and claim.after)]
    listed = (
        "respectively" in text.lower()
        or re.search(r"\beach\b", text, re.IGNORECASE) is not None
        or summed_up(events)
    )
    return tuple(replace(claim, listed=listed) for claim in claims)


def _assembled(text: str, events: Sequence[Event]) -> Iterator[ChangeClaim]:
    """Walk over the events and open a new claim where one already has what the next event brings."""
    current, opened, last = ChangeClaim(""), 0, 0
    previous: ChangeClaim | None = None
    touched = False
    for event in events:
        if event.kind == "break":
            if touched:
                previous = _closed(text, current, opened, event.start, previous)
                yield previous
                same = _HANDED_ON.match(text[event.end :]) or _SAID_IN_FIGURES.match(text[event.start :])
                kept = previous.way if same else ""
                said = previous.way_text if kept else ""
                current = ChangeClaim("", way=kept, way_text=said, inherited=bool(kept), start=event.end)
                touched = False
            opened = last = event.end
            continue
        if touched and _needs_new(text, current, event, last):
            previous = _closed(text, current, opened, event.start, previous)
            yield previous
            current, opened = (
                ChangeClaim("", way=_handed_on(previous, event), inherited=True, start=event.start),
                last,
            )
        current = _with(current, event)
        touched, last = True, max(last, event.end)
    if touched:
        yield _closed(text, current, opened, len(text), previous)


def _handed_on(previous: ChangeClaim, event: Event) -> str:
    return "" if event.kind == "way" else previous.way


def _needs_new(text: str, claim: ChangeClaim, event: Event, last: int) -> bool:
    if event.kind == "way":
        assert isinstance(event.value, WayTold)
        if not claim.way or claim.inherited:
            return (
                claim.before is not None
                and claim.after is not None
                and _of_another(text[last : event.start], event)
            )
        fresh = len(words_of(text[last : event.start])) > 0
        return claim.way != event.value.way or fresh
    if event.kind == "against":
        return claim.against is not None and claim.way != ""
    if event.kind == "pair":
        return claim.before is not None
    return getattr(claim, event.kind) is not None


def _of_another(between: str, event: Event) -> bool:
    """ "went from 227 to 290, and robbery fell": a verb behind two figures, with a subject of its own."""
    assert isinstance(event.value, WayTold)
    return not event.value.noun and any(word.weight == 1 for word in words_of(between))


def _with(claim: ChangeClaim, event: Event) -> ChangeClaim:
    value = event.value
    if isinstance(value, WayTold):
        if claim.way and not claim.inherited:
            return claim
        return replace(
            claim,
            way=value.way,
            inherited=False,
            way_text=value.text,
            noun=value.noun,
            more_than=value.more_than,
            end=event.end,
        )
    if isinstance(value, SetAgainst):
        monthly = claim.monthly or "month" in _word_of(value)
        return replace(claim, against=claim.against or value, monthly=monthly)
    if isinstance(value, tuple):
        before, after = value
        return replace(claim, before=before, after=after, end=event.end)
    assert isinstance(value, Mark | Fraction)
    return replace(claim, **{event.kind: value}, end=event.end)  # type: ignore[arg-type]


def _word_of(comparator: SetAgainst) -> str:
    return "month" if comparator.against is Yardstick.OTHER and comparator.quarter == 0 else ""


def _closed(
    text: str, claim: ChangeClaim, opened: int, until: int, previous: ChangeClaim | None
) -> ChangeClaim:
    """The claim with its subject: the words before it, or those after "increase in", or those of the claim before."""
    subject = _clean(_UNLIKE.sub("", text[opened : _first(claim, text, until)]))
    after = _after_noun(text, claim, until) if claim.noun else ""
    if claim.noun and not _telling(after) and not _telling(subject):
        after = _named_for(text, claim, until)
    chosen = _telling(after) or f"{subject} {after}".strip()
    claim = replace(claim, between=_telling(_between_pair(text, claim)))
    chosen = chosen if words_of(chosen) else claim.between
    if words_of(chosen):
        return replace(claim, subject=chosen, start=opened)
    return replace(claim, subject=previous.subject if previous else "", own=False, start=opened)


def _telling(phrase: str) -> str:
    """A phrase that names something, or nothing."""
    return phrase if any(word.weight == 1 for word in words_of(phrase)) else ""


def _between_pair(text: str, claim: ChangeClaim) -> str:
    """What stands behind the first of two figures set against each other: "there were 96 lamp thefts, against 80"."""
    other = claim.before or claim.absolute
    if claim.after is None or other is None:
        return ""
    one, two = sorted((other, claim.after), key=lambda mark: mark.start)
    return _clean(
        re.split(r"[,;(]|\b(?:compared|against|down|up|from|to|in)\b", text[one.end : two.start])[0]
    )


def _first(claim: ChangeClaim, text: str, until: int) -> int:
    hit = text.find(claim.way_text, claim.start) if claim.way_text else -1
    starts = [mark.start for mark in claim.numbers]
    if hit >= 0:
        starts.append(hit)
    return min(starts, default=until)


def _after_noun(text: str, claim: ChangeClaim, until: int) -> str:
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


def _named_for(text: str, claim: ChangeClaim, until: int) -> str:
    """What a change is told for behind its figures: "a reduction of 41 offences (12%) was recorded for robbery"."""
    ends = [mark.end for mark in claim.numbers]
    found = _FOR_WHAT.search(text[max(ends, default=until) : until])
    return (
        _clean(re.split(r"\b(?:compared|when|from|between|during|than|against)\b", found["what"])[0])
        if found
        else ""
    )


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ,;:()-\u2013")


__all__ = ["DOWN", "STATIC", "UP", "ChangeClaim", "claims_in"]
