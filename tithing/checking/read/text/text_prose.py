"""Prose of a text file: which lines are headings, which sentences, and where each sentence begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tithing.checking.read.markup import unstressed
from tithing.checking.read.printed import PrintedPlace, PrintedSentence
from tithing.checking.read.spans import read_span, without_periods
from tithing.checking.thresholds import counted
from tithing.vocabulary.period import PeriodKind

_BULLET = re.compile(r"^\s*(?:[-•·*▪o‣]\s+|\(?[a-z]\)\s+)+")
_NUMBERED = re.compile(r"^\s*(\d+(?:\.\d+)*)\.?\s+(?=[A-Z])")
_MARKS = re.compile(r"^\s*#+\s*")
_NOTE = re.compile(r"^\s*(?:\^?\{?[*†‡§]+\}?|note\b|notes\b|source\b|\[[a-z]\]|[¹²³])", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|vs|inc|approx|mr|mrs|ms|dr|cllr|st|p|pp)\.|\b[A-Z]\.)$", re.IGNORECASE
)
_CONTACT = re.compile(r"@|\btel\b|\bemail\b|\d{5,}", re.IGNORECASE)
_LONGEST_HEADING = counted("read.text.text_prose", "longest_heading")
_LONGEST_HEADING_WORDS = counted("read.text.text_prose", "longest_heading_words")
_PEOPLE = re.compile(
    r"^\W*(?:also\s+)?(?:members\s+)?(?:present|in\s+attendance|attendees?|attendance|apologies)\b[^:]{0,60}:\s*\S",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen|rising|falling|increased?|decreased?|reduced|reduction|more|less|fewer|compared"
    r"|versus|vs)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?%?(?![\w/-])")


def is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None


def is_note(text: str) -> bool:
    """A line that explains a table: a mark, "Note" or "Source"."""
    return _NOTE.match(text) is not None and not text.lstrip().startswith("**")


def is_heading(text: str) -> bool:
    """A short line that ends in no stop and is no bullet: "Recorded Crime in the borough, April 17 - June 17"."""
    plain = plain_heading(text)
    if text.lstrip().startswith("#"):
        return True
    if text.count("**") >= 4 and text.rstrip().endswith("**"):
        return all(is_heading(piece) for piece in headings_in(text))
    if (
        is_bullet(text)
        or is_note(text)
        or _CONTACT.search(text)
        or not plain
        or len(plain) > _LONGEST_HEADING
    ):
        return False
    if _tells_a_change(plain) or lists_people(plain):
        return False
    if plain[-1] in ".;,:!?" or not (plain[0].isupper() or plain[0].isdigit()):
        return False
    return len(plain.split()) <= _LONGEST_HEADING_WORDS and any(letter.isalpha() for letter in plain)


def _tells_a_change(plain: str) -> bool:
    """ "Robbery: 421 crimes down to 335 crimes (86 less)": a line that says so much is read as a sentence."""
    return _CHANGE.search(plain) is not None and len(_COUNT.findall(without_periods(plain))) > 1


def lists_people(text: str) -> bool:
    """Whether a line says on itself who was there or sent apologies: "Apologies: A Bell (Police)"."""
    return _PEOPLE.match(text) is not None


def says_figures(heading: str) -> bool:
    """Whether a heading holds a figure besides its number and its period: it may be a line of prose after all.

    >>> says_figures("Thefts fell by 12%"), says_figures("3.2 Thefts in April 2015 to June 2015")
    (True, False)
    """
    return _COUNT.search(without_periods(_NUMBERED.sub("", heading))) is not None


def plain_heading(text: str) -> str:
    return re.sub(r"\s+", " ", _MARKS.sub("", text).replace("**", " ")).strip()


def sentences_from(lines: Sequence[tuple[int, str]], context: tuple[str, ...]) -> Iterator[PrintedSentence]:
    """The sentences of one paragraph, each with the line on which it begins."""
    text, starts = _joined(lines)
    begin = 0
    for sentence in _cut(text):
        at = text.index(sentence, begin)
        begin = at + len(sentence)
        line = max(number for offset, number in starts if offset <= at)
        yield PrintedSentence(sentence, PrintedPlace(line=line), context)


def _joined(lines: Sequence[tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    text, starts = "", []
    for number, line in lines:
        clean = _BULLET.sub("", line) if not text else line
        clean = re.sub(r"\s+", " ", unstressed(clean)).strip()
        starts.append((len(text) + (1 if text else 0), number))
        text = f"{text} {clean}".strip()
    return text, starts


def _cut(text: str) -> Iterator[str]:
    begin = 0
    for stop in _END.finditer(text):
        if _ABBREVIATED.search(text[begin : stop.start()].rstrip("\"'”’)]")):
            continue
        yield text[begin : stop.start()].strip()
        begin = stop.end()
    if text[begin:].strip():
        yield text[begin:].strip()


class HeadingsAbove:
    """The headings that stand above the line being read, outermost first.

    A heading with a period opens a part of the document; one that begins like an earlier heading takes its place.
    """

    def __init__(self) -> None:
        self._stack: list[str] = []
        self._adjacent = False

    @property
    def now(self) -> tuple[str, ...]:
        return tuple(self._stack)

    def meet(self, heading: str) -> None:
        """A heading has been read: it stands under those before it, or in the place of one like it."""
        shape = _shape(heading)
        for index, above in enumerate(self._stack):
            if _shape(above) == shape:
                self._stack[index:] = [heading]
                self._adjacent = True
                return
        if not self._adjacent and self._stack and not self._opens_part(self._stack[-1]):
            self._stack.pop()
        self._stack = [*self._stack, heading][-4:]
        self._adjacent = True

    def take_back(self, heading: str) -> None:
        """What was read as a heading was the head of the table under it."""
        if self._stack and self._stack[-1] == plain_heading(heading):
            self._stack.pop()

    def read_on(self) -> None:
        """Something that is no heading has been read."""
        self._adjacent = False

    @staticmethod
    def _opens_part(heading: str) -> bool:
        return is_dated(heading)


def headings_in(text: str) -> tuple[str, ...]:
    """The headings of one line: bold pieces set end to end are several."""
    pieces = [plain_heading(piece) for piece in text.split("**")]
    return tuple(piece for piece in pieces if piece)


def is_dated(heading: str) -> bool:
    """Whether a heading names months: a year alone is in many titles and opens nothing."""
    span = read_span(heading)
    return span is not None and span.kind not in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


def _shape(heading: str) -> str:
    numbered = _NUMBERED.match(heading)
    if numbered:
        return "numbered " + str(numbered[1].count("."))
    if is_dated(heading):
        return "period"
    if heading.isupper():
        return "capitals"
    first = heading.split()[0].lower().strip(":")
    return first if ":" in heading else heading.lower()
