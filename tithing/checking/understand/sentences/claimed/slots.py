"""The figures of a sentence with the words that touch them: what each is to the others, told by its neighbours alone.

A turn of phrase is never matched as a whole. "Against a budget of £40", "vs 40", "(40 last year)" and "from 40" all make 40
what another figure is compared with, wherever they stand and whatever comes between.

>>> [(each.text, *(part.value for part in each.parts)) for each in slots_in("Theft: 52 vs 40 (+30%)")]
[('52',), ('40', 'base'), ('+30%', 'share')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.understand.sentences.phrases.marks import plain_text


class Bearing(StrEnum):
    """What a figure is to the others of its sentence."""

    BASE = "base"  # what another is compared with: last year's, the target, the average
    PAST = "past"  # told of an earlier time: a base, where no word compares
    NOW = "now"  # what it came to
    APART = "apart"  # by how many they differ
    SHARE = "share"  # a per cent
    POINTS = "points"
    WHOLE = "whole"  # of which others are parts
    RATE = "rate"
    PEOPLE = "people"
    SPAN = "span"  # of time: months, weeks
    MEAN = "mean"  # for each of them
    RATIO = "ratio"  # how many of one there are to one of another
    OPENED = "opened"  # what there was before
    ADDED = "added"
    TAKEN = "taken"
    LEFT = "left"


@dataclass(frozen=True)
class FigureSlot:
    """One figure. `before` and `after` are the words up to its neighbours, `parts` what they may make of it, the surest first."""

    text: str
    number: PrintedNumber
    before: str
    after: str
    parts: tuple[Bearing, ...] = ()
    way: str = ""  # "up" or "down", where a word beside it says so
    word: str = ""  # that word
    per: int = 0

    @property
    def part(self) -> Bearing | None:
        """What it most likely is."""
        return self.parts[0] if self.parts else None

    @property
    def size(self) -> PrintedNumber:
        """The number without its sign, which `way` or the sentence tells."""
        return read_number(self.text.lstrip("+-\u2212\u2013")) or self.number

    @property
    def money(self) -> bool:
        return "£" in self.text

    @property
    def percent(self) -> bool:
        return self.number.unit == "%"


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SLOT = re.compile(
    rf"(?<![\w.,/&#£-])(?P<sign>(?<![\w)])[-+\u2212\u2013])?£?{_NUMBER}(?![\d]|[,.]\d|-\w|/\d|:\d)"
    r"(?:\s?(?:%|per\s?cent\b)(?!\s*points?)|\s?(?:k|m|bn|million)\b)?",
    re.IGNORECASE,
)
_ROOM = (
    r"(?:(?:just|only|about|around|some|over|nearly|almost|the|a|an|total|figure|still|also|further|of|had|been|was|were"
    r"|it|there|we|they|have|has)\s+)*"
)


def _ends(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})\W*{_ROOM}\(?$", re.IGNORECASE)


def _opens(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*[(,]?\s*(?:{words})", re.IGNORECASE)


_KIND = r"(?:[a-z'’-]+\s+){0,4}?"  # "fewer theft reports", "the family average"
_AIM = r"(?:targets?|budgets?|plan|baseline|average|mean|aim|forecast|allocation|limit|ceiling|median)"
_AIMED = (  # "planned to save £221k and saved £179k", "we set out to have no more than 377"
    r"\b(?:set\s+out|aimed|planned|meant|promised|undertook)\s+to\s+(?:[a-z]+\s+){1,2}?(?:(?:no\s+more|no\s+fewer|not\s+more)\s+than|at\s+(?:most|least))?"
)
_YEAR_SAID = r"(?:FY\s?)?(?:(?:19|20)\d\d(?:\s?[/-]\s?\d\d(?:\d\d)?)?|\d\d/\d\d)"
_LAST = (
    r"(?:last\s+(?:year|quarter|month|time|period)(?:['’]s)?|(?:in\s+)?the\s+last(?=\W*(?:$|[,;.(]))|former(?:ly)?|the\s+(?:previous|same|prior|preceding)\s[^\d.;(]{0,40}|previously"
    r"|(?:a|the)\s+year\s+(?:ago|earlier|before)|before)"
)
_FELL_BY = (
    r"(?:by|(?:difference|gap|margin|change|saving|shortfall|surplus|rise|increase|fall|drop|decrease|reduction|growth|decline"
    r"|(?:under|over)-?\s?spend)\s+of)"
)
# What stands before a figure, or behind it, and what that makes of it; those that can hardly mean anything else first.
_BEFORE: Sequence[tuple[re.Pattern[str], Bearing]] = (
    (_ends(r"(?<!000 )\bpopulation(?:\s+(?:of|was|is))?|\bamong"), Bearing.PEOPLE),
    (
        _ends(r"\b(?:making|totall?ed|totall?ing|came\s+to|amounted\s+to|adding\s+up\s+to|a\s+total\s+of)"),
        Bearing.WHOLE,
    ),
    (
        re.compile(
            r"\btotal\W{1,3}(?<!\()$|\ball\s+(?:two|three|four|five|six|twelve)\s+[a-z]+\s+$", re.IGNORECASE
        ),
        Bearing.WHOLE,
    ),
    (_ends(r"\b(?:began|started|opened)\b[^.;:\d]{0,40}\bwith|\bbrought\s+forward"), Bearing.OPENED),
    (_ends(r"\b(?:leaving|leaves|carried\s+forward)"), Bearing.LEFT),
    (_ends(r"\bof\s+the\s+(?:way\s+to\s+(?:our|the|its|their)|(?:year|quarter|month)['’]s)"), Bearing.WHOLE),
    (
        re.compile(r"\bfor\s+every\b[^.;:\d]{0,60}\bthere\s+(?:were|are|was|is)\s+$", re.IGNORECASE),
        Bearing.RATIO,
    ),
    (re.compile(rf"{_AIMED}\s*$", re.IGNORECASE), Bearing.BASE),
    (
        _ends(rf"\b(?:from|against|compared\s+(?:with|to)|versus|vs?\.?)\s+{_ROOM}(?:{_AIM}\s+of)?"),
        Bearing.BASE,
    ),
    (
        _ends(rf"\b{_AIM}\s+(?:of|for\b[^.;\d]{{0,40}}\b(?:was|is)|was|is|which\s+is|at)|\b{_AIM}\s*\("),
        Bearing.BASE,
    ),
    (re.compile(r"^\s+on\s+$"), Bearing.BASE),  # "up 39% on 115"
    (
        re.compile(r"\b(?:limit|ceiling|budget|plan|planned|forecast\s+was|target)\W{1,2}$", re.IGNORECASE),
        Bearing.BASE,
    ),
    (
        _ends(r"\b(?:on|than|above|below)\s+(?:last\s+year['’]s|the\s+previous\s+year['’]s|the)"),
        Bearing.BASE,
    ),
    (_ends(rf"\bthan\s+(?:in\s+|for\s+)?{_YEAR_SAID}"), Bearing.BASE),
    (_ends(r"(?:→|->|=>|\bto)"), Bearing.NOW),
    (
        _ends(rf"\b{_FELL_BY}|[,;(]\s*(?:up|down)|\b(?:another|a\s+further|an\s+(?:extra|additional))"),
        Bearing.APART,
    ),
    (_ends(rf"\(\s*was|\b{_LAST}"), Bearing.PAST),
    (
        _ends(
            r"\b(?:at|now|stands?\s+at|stood\s+at|spent|saved|recorded|(?:ended|closed|finished)\b[^.;:\d]{0,30}\bwith)"
        ),
        Bearing.NOW,
    ),
    (_ends(r"\b(?:began|started|opened)\b[^.;:\d]{0,40}\bwith|\bbetween\b[^.;:\d()]{0,20}\("), Bearing.BASE),
    (_ends(r"\bthis\s+(?:year|quarter|month)['’]s(?:\s+[a-z]+)?\s+(?:is|was)"), Bearing.NOW),
    (
        re.compile(
            r"(?<!made up )(?<!consisted )(?<!comprised )(?<!composed )\b(?:out\s+)?of\s+"
            rf"{_ROOM}(?:all\s+|its\s+|our\s+|their\s+|these\s+)?$",
            re.IGNORECASE,
        ),
        Bearing.WHOLE,
    ),
)
_SO_LONG = r"(?!\s+(?:\d|the\s+(?:last|past|year|period|next)|this|a\s))"  # "over the year" is no more than
_MORE = rf"(?:more|fewer|less|extra|additional|higher|lower|short|greater)\b|(?:over|under|above|below)\b{_SO_LONG}"
_AFTER: Sequence[tuple[re.Pattern[str], Bearing]] = (
    (_opens(rf"{_KIND}per\s+(?P<per>1,?000|10,?000|100,?000)\b"), Bearing.RATE),
    (_opens(r"to\s+(?:one|1)\b|of\s+the\s+former\s+(?:for|to)\b"), Bearing.RATIO),
    (
        re.compile(
            r"^[^.;:\d]{0,40},?\s*(?:is|was)\s+(?:that|the\s+(?:figure|number))\s+of\s+last\s+(?:year|quarter)",
            re.IGNORECASE,
        ),
        Bearing.PAST,
    ),
    (_opens(r"months?\b|weeks?\b|quarters?\b|days?\b"), Bearing.SPAN),
    (
        _opens(
            rf"{_KIND}(?:(?:a|per|each|every)\s+(?:calendar\s+)?(?:month|week|quarter|day)|each|apiece|(?:a|per)\s+(?:head|person))\b"
        ),
        Bearing.MEAN,
    ),
    (_opens(r"(?:percentage\s+)?points?\b|pp\b|ppts?\b"), Bearing.POINTS),
    (_opens(_MORE), Bearing.APART),
    (_opens(rf"{_KIND}(?:in\s+all|in\s+total|altogether|all\s+told)\b"), Bearing.WHOLE),
    (
        _opens(r"(?:open\s+)?cases\s+(?:were\s+)?open\b|open\s+cases|at\s+the\s+(?:start|beginning)"),
        Bearing.OPENED,
    ),
    (
        _opens(
            rf"(?:still\s+)?to\s+(?:do|go|come)\b|(?:are\s+|is\s+|still\s+)*outstanding\b|{_KIND}(?:remain|at\s+the\s+end|(?:are|were|is|was)\s+(?:left|still\s+open)|still\s+open)"
        ),
        Bearing.LEFT,
    ),
    (_opens(rf"new\b|{_KIND}(?:opened|came\s+in|were\s+(?:received|added|opened)|joined)\b"), Bearing.ADDED),
    (
        _opens(rf"{_KIND}(?:were\s+|was\s+)?(?:closed|completed|resolved|taken\s+off|left|done)\b"),
        Bearing.TAKEN,
    ),
    (
        re.compile(
            rf"^\s*{_KIND}(?:so\s+far\s+)?(?:this|the\s+current)\s+(?:year|quarter|month|time|period)",
            re.IGNORECASE,
        ),
        Bearing.NOW,
    ),
    (re.compile(rf"^\s*{_KIND}(?:in\s+)?{_LAST}", re.IGNORECASE), Bearing.PAST),
    (_opens(r"(?:residents|people|inhabitants|population)\b"), Bearing.PEOPLE),
)
_UP = re.compile(
    rf"\b(?:more|extra|additional|higher|above|over{_SO_LONG}|overspen[dt]|up|rise|rose|risen|increased?|increase|grew|growth|improv\w+|surplus|climbed|gained|exceed\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fewer|less|lower|below|under|underspen[dt]|down|fall|fell|fallen|decreased?|reduction|reduced|drop|dropped|decline[ds]?|short|shortfall|saving|lost)\b",
    re.IGNORECASE,
)
_WAYS = (("up", _UP), ("down", _DOWN))
_FIRST_WORD = re.compile(r"^\W*([a-z]+)", re.IGNORECASE)
_MADE_UP = re.compile(r"\b(?:made|make|makes|making)\s+up\b", re.IGNORECASE)
_ALSO_FIGURES = re.compile(  # what `plain_text` blanks and counts here: money, spans of time, the whole of "7 out of 9"
    rf"£\s?{_NUMBER}(?:\s?(?:k|m|bn|million)\b)?|[\"\u201c]{_NUMBER}[\"\u201d]|\bout\s+of\s+{_NUMBER}|\b{_NUMBER}\s+to\s+(?:one|1)\b|\b{_NUMBER}\s+(?:months|weeks|quarters|days)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def slots_in(sentence: str) -> tuple[FigureSlot, ...]:
    """Every figure of a sentence in order; dates, ages and references are none."""
    text = sentence.replace("\u00a0", " ")
    seen = _with_figures(text)
    found = list(_SLOT.finditer(seen))
    edges = [0, *(each.end() for each in found)], [*(each.start() for each in found[1:]), len(text)]
    slots = [_slot(hit, text, start, end) for hit, start, end in zip(found, *edges, strict=False)]
    return _behind_brackets([slot for slot in slots if slot is not None])


def _behind_brackets(slots: Sequence[FigureSlot]) -> tuple[FigureSlot, ...]:
    """What stands behind a figure's per cent in brackets is said of the figure: "15 (25%) are outstanding"."""
    following = [*slots[1:], None][: len(slots)]
    return tuple(
        _with_parts(replace(slot, after=after.after[1:]))
        if after is not None
        and after.percent
        and slot.after.strip() == "("
        and after.after.startswith(")")
        and not slot.parts
        else slot
        for slot, after in zip(slots, following, strict=True)
    )


def _with_figures(text: str) -> str:
    plain = list(plain_text(text))
    for found in _ALSO_FIGURES.finditer(text):
        plain[found.start() : found.end()] = found.group()
    return "".join(plain)


def _slot(hit: re.Match[str], text: str, start: int, end: int) -> FigureSlot | None:
    shown = hit.group().strip()
    number = read_number(shown.replace("\u2013", "-"))
    if number is None:
        return None
    bare = FigureSlot(shown, number, text[start : hit.start()], text[hit.end() : end])
    way, word = _way(bare)
    return _with_parts(replace(bare, way=way, word=word))


def _way(slot: FigureSlot) -> tuple[str, str]:
    """Which way the nearest word says: behind a figure ("12 fewer") sooner than before it ("down 12")."""
    return _next_way(slot.after) or _way_of(slot.before[-40:]) or ("", "")


def _next_way(words: str) -> tuple[str, str] | None:
    """The way that the first word behind a figure says."""
    near = _FIRST_WORD.match(words)
    told = ((way, said.match(words, near.start(1))) for way, said in _WAYS) if near else ()
    return next(((way, hit.group()) for way, hit in told if hit), None)


def _way_of(words: str) -> tuple[str, str] | None:
    """The last that is said, with its word. What is made up of its parts has not gone up."""
    words = _MADE_UP.sub("", words)
    told = [(hit.start(), way, hit.group()) for way, said in _WAYS for hit in said.finditer(words)]
    return max(told)[1:] if told else None


def _with_parts(slot: FigureSlot) -> FigureSlot:
    told = dict(_told(slot))
    parts = (Bearing.SHARE, *told) if slot.percent else tuple(told)
    return replace(slot, parts=parts, per=told.get(Bearing.RATE, 0))


def _told(slot: FigureSlot) -> Iterator[tuple[Bearing, int]]:
    """What the neighbours say, those behind a figure first: "12 fewer than" says more than "by"."""
    for pattern, part in _AFTER:
        if part is Bearing.SPAN and "." in slot.text:
            continue  # a median of 9.2 days is a figure like any other
        if found := pattern.match(slot.after):
            yield part, int((found.groupdict().get("per") or "0").replace(",", ""))
    yield from ((part, 0) for pattern, part in _BEFORE if pattern.search(slot.before))
