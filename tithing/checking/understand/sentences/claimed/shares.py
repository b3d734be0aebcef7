"""Shares of a whole in a sentence: the part in figures, the per cent, and what they are parts of.

"(28%, 348 incidents)", "22% (389 incidents)", "Victoria (17) and Burn Valley (14) equated to 59% of all offences",
"32 of 87 (37%)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from tithing.checking.understand.sentences.claimed.claims import claims_in
from tithing.checking.understand.sentences.phrases.fractions import Fraction
from tithing.checking.understand.sentences.phrases.marks import Mark, MarkKind, marks_in, plain_text
from tithing.statistics.rounding import in_full

_EQUATED = re.compile(
    r"\b(?:equat\w+\s+to|account\w*\s+for|represent\w*|ma[dk]e\w*\s+up|compris\w+|constitut\w+|amount\w*\s+to)\s*"
    r"(?:about|around|approximately|almost|nearly|over|just over)?\s*$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"^[^.;]{0,30}?\bof\s+(?:all\s+|the\s+|total\s+|these\s+|those\s+|our\s+)*(?P<what>[^.;,()]{3,80})",
    re.IGNORECASE,
)
_OF_MARK = re.compile(r"^\s*(?:\w+\s+)?(?:out\s+)?of\s+(?:the\s+|all\s+)?$", re.IGNORECASE)
_WHAT_END = re.compile(
    r"\b(?:in|during|were|was|are|is|that|which|being|had|have|has|occurred|respectively|recorded\s+in)\b.*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Share:
    """`part` of a whole, said to be `percent` of it. `of` names the whole, `whole` is its figure, where it is given."""

    part: Decimal
    percent: Mark
    of: str
    words: str
    whole: Mark | None = None
    exact: bool = True


def shares_in(sentence: str) -> tuple[Share, ...]:
    """The shares that a sentence gives with their part in figures.

    >>> [(int(each.part), each.percent.text, each.of) for each in shares_in("28% (670 incidents) of all ASB incidents.")]
    [(670, '28%', 'ASB incidents')]
    """
    text = plain_text(sentence)
    marks = marks_in(sentence)
    changing = {mark for claim in claims_in(sentence) for mark in claim.numbers}
    free = [mark for mark in marks if mark not in changing and not mark.sign]
    found = tuple(
        dict.fromkeys(
            (*_summed(text, free), *_beside(text, free), *_placed(text, free), *_of_whole(text, free))
        )
    )
    return _respectively(text, found) if "respectively" in text.lower() else found


def percent_beside(sentence: str, fraction: Fraction) -> Mark | None:
    """The per cent that stands with a fraction in words: "more than one third of complaints (37%)"."""
    for mark in marks_in(sentence):
        between = plain_text(sentence)[fraction.end : mark.start]
        if mark.kind is MarkKind.PERCENT and mark.start > fraction.end and _stands_with(between):
            return mark
    return None


def _stands_with(between: str) -> bool:
    return (
        re.fullmatch(r",?\s+|\s*\(\s*|(?:\s+of\s+|\s+)(?:\w+[\s-]+){0,5}\w+\s*\(\s*", between) is not None
        and len(between) < 60
    )


def _beside(text: str, marks: list[Mark]) -> Iterator[Share]:
    """A per cent and a count in one bracket, or one behind the other in brackets."""
    for one, two in pairwise(marks):
        between = text[one.end : two.start]
        if {one.kind, two.kind} != {MarkKind.PERCENT, MarkKind.COUNT} or not re.fullmatch(
            r"\s*[,;(]\s*|\s*\(\s*", between
        ):
            continue
        percent, count = (one, two) if one.kind is MarkKind.PERCENT else (two, one)
        yield Share(
            count.number.value, percent, _named(text, one, two), f"{count.text}", exact=not count.loose
        )


def _placed(text: str, marks: list[Mark]) -> Iterator[Share]:
    """ "(37%) occurred in the Victoria ward (32)", "16% each in the Burn Valley (14) and Manor House (14) wards"."""
    for index, mark in enumerate(marks):
        if mark.kind is not MarkKind.PERCENT:
            continue
        behind = [m for m in marks[index + 1 :] if m.kind is MarkKind.COUNT and _alone_in_brackets(text, m)]
        each = re.match(r"\s*(?:of\s+[^.;()]{0,30})?each\b", text[mark.end :]) is not None
        for count in behind if each else behind[:1]:
            between = text[mark.end : count.start]
            if re.search(r"\bin\s+(?:the\s+)?[A-Z]", between) and (
                each or re.fullmatch(r"[^\d;.]{3,70}", between)
            ):
                before = re.search(
                    r"\bof\s+(?:all\s+|the\s+)*([^.;,()]{3,60})\(?\s*$", text[: mark.start], re.IGNORECASE
                )
                yield Share(count.number.value, mark, _trimmed(before[1]) if before else "", count.text)


def _respectively(text: str, found: tuple[Share, ...]) -> tuple[Share, ...]:
    """ "in A, B and C equated to 22% (389), 28% (683) and 28% (670) of all incidents respectively": one share a place."""
    listed = re.search(
        r"\bin\s+((?:[A-Z][\w&' -]+?,\s*)+[A-Z][\w&' -]+?\s+and\s+[A-Z][\w&' -]*?"
        r"|[A-Z][\w' -]+?\s+and\s+[A-Z][\w' -]*?)\s+[a-z]+ed\b",
        text,
    )
    places = re.split(r",\s*|\s+and\s+", listed[1]) if listed else []
    if len(places) != len(found) or not found:
        return ()
    what = found[-1].of
    return tuple(
        replace(share, of=f"{what} {place.strip()}") for share, place in zip(found, places, strict=True)
    )


def _named(text: str, one: Mark, two: Mark) -> str:
    """What the whole is called: "of all calls" after the bracket, or "one quarter of calls (" before it."""
    found = _OF.match(text[two.end :])
    if found:
        return _trimmed(found["what"])
    before = re.search(r"\bof\s+(?:all\s+|the\s+)*([^.;,()]{3,60})\(?\s*$", text[: one.start], re.IGNORECASE)
    return _trimmed(before[1]) if before else ""


def _summed(text: str, marks: list[Mark]) -> Iterator[Share]:
    """Bracketed counts of parts, then "equated to 59% of all recorded offences"."""
    for index, mark in enumerate(marks):
        if mark.kind is not MarkKind.PERCENT or not _EQUATED.search(text[: mark.start]):
            continue
        counts = [m for m in marks[:index] if m.kind is MarkKind.COUNT and _alone_in_brackets(text, m)]
        found = _OF.match(text[mark.end :])
        if counts and found and all(m.kind is MarkKind.COUNT for m in marks[:index]):
            total = sum((m.number.value for m in counts), Decimal(0))
            added = " + ".join(m.text for m in counts)
            words = added if len(counts) == 1 else f"{added} = {in_full(total)}, and that"
            yield Share(total, mark, _trimmed(found["what"]), words)


def _alone_in_brackets(text: str, mark: Mark) -> bool:
    return (
        text[: mark.start].rstrip().endswith("(")
        and re.match(r"\s*(?:\w+\s*)?\)", text[mark.end :]) is not None
    )


def _of_whole(text: str, marks: list[Mark]) -> Iterator[Share]:
    """ "32 of 87 complaints (37%)": part, whole and per cent in one sentence."""
    for one, two, three in zip(marks, marks[1:], marks[2:], strict=False):
        kinds = (one.kind, two.kind, three.kind)
        if kinds != (MarkKind.COUNT, MarkKind.COUNT, MarkKind.PERCENT) or one.loose or two.loose:
            continue
        near = re.fullmatch(r"(?:\s+\w+){0,4}\s*[,(]\s*(?:or\s+)?", text[two.end : three.start]) is not None
        if _OF_MARK.match(text[one.end : two.start]) and near and 0 < one.number.value <= two.number.value:
            yield Share(one.number.value, three, "", one.text, two)


def _trimmed(what: str) -> str:
    return _WHAT_END.sub("", what).strip()
