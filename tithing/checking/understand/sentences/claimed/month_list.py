"""Months told one by one with what they come to: "May 10, June 20, July 30, August 41: 101 in four months, 25.3 a month".

The total may stand before them ("Over four months there were 222 calls. By month: August 100, ..."), and as many months as it
says have to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.numbers import PrintedNumber, read_number
from tithing.checking.thresholds import counted
from tithing.checking.understand.sentences.claimed.stated import Stated, StatedKind
from tithing.checking.understand.sentences.phrases.marks import MONTH
from tithing.checking.understand.sentences.phrases.number_words import NUMBER_WORD, value_of

_FEWEST = counted("understand.sentences.claimed.month_list", "fewest")
_COUNT = r"\d{1,3}(?:,\d{3})+|\d+"
_MONTH = re.compile(rf"\b({MONTH})\s+({_COUNT})(?=\s*(?:[,;:.]|and\b|$))", re.IGNORECASE)
_SPAN = rf"(?P<months>{NUMBER_WORD}|\d{{1,2}})\s+months"
_SPANNING = _SPAN.replace("months>", "span>")
_TOTAL = re.compile(
    rf"(?<![\d,.])(?P<total>{_COUNT})\s+(?:[a-z'’-]+\s+){{0,3}}?(?:in|over|across)\s+(?:the\s+)?{_SPAN}\b"
    rf"|\b(?:in|over|across)\s+(?:the\s+)?{_SPANNING}\b[^.;:\d]{{0,40}}?(?P<whole>{_COUNT})(?![\d,]*\.\d|\s*%)",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?<![\d,.])(?P<mean>\d[\d,]*(?:\.\d+)?)\s+(?:a|per|each)\s+month\b", re.IGNORECASE)


def listed_months_in(sentence: str, before: str) -> Iterator[Stated]:
    """What the months of a sentence make: the sum, and the mean beside it.

    >>> told = list(listed_months_in("May 10, June 20, July 30, August 41: 101 in four months, 25.3 a month.", ""))
    >>> [(each.kind.value, each.texts[0]) for each in told]
    [('sum', '101'), ('each', '101')]
    """
    months = _MONTH.findall(sentence)
    names = {name.lower()[:3] for name, _ in months}
    if len(names) >= _FEWEST and len(names) == len(months):
        text = sentence if _TOTAL.search(sentence) else before
        yield from _made(text, [figure for _, figure in months])


def _made(text: str, months: Sequence[str]) -> Iterator[Stated]:
    """The claims of a text that tells a total of as many months as are listed, and perhaps their mean."""
    found, mean = _TOTAL.search(text), _MEAN.search(text)
    if found is None or _how_many(found["months"] or found["span"]) != len(months):
        return
    total = found["total"] or found["whole"]
    yield _stated(StatedKind.SUM, (total, *months))
    if mean is not None:
        yield _stated(StatedKind.EACH, (total, str(len(months)), mean["mean"]))


def _stated(kind: StatedKind, texts: tuple[str, ...]) -> Stated:
    return Stated(kind, tuple(map(_number, texts)), texts)


def _number(text: str) -> PrintedNumber:
    return read_number(text) or PrintedNumber(Decimal(0), Decimal(1))


def _how_many(text: str) -> int:
    return int(text) if text.isdigit() else int(value_of(text))
