"""Marks that suppliers write beside a period: "Jan 2025 (p)" is January 2025 and provisional, "2024-25 [r]" revised.

A mark that nobody here knows, such as the star of a footnote, is told apart from the period and asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tithing.vocabulary.quantity import Status

_WORDS = {
    Status.PROVISIONAL: ("p", "ᵖ", "prov", "provisional", "dros dro"),  # the last of each is Welsh
    Status.REVISED: ("r", "ʳ", "rev", "revised", "diwygiedig"),
    Status.FINAL: ("final", "terfynol"),
    Status.ESTIMATED: ("e", "ᵉ", "est", "estimate", "estimated", "amcangyfrif"),
}
_STATUS = {word: status for status, words in _WORDS.items() for word in words}
_WORD = "|".join(sorted(_STATUS, key=len, reverse=True))
_SIGN = r"[*†‡§¶#^~+⁺¹²³⁰⁴-⁹]+|[(\[](?:note ?)?[0-9]{1,2}[)\]]|[(\[](?:[a-z]|[*†‡§]+)[)\]]|note ?[0-9]{1,2}"
_BRACKETED = rf"[(\[]\s*(?:{_WORD})\.?\s*[)\]]"
_AFTER = re.compile(rf"(.*?)\s*({_BRACKETED}|(?<![a-z])(?:{_WORD})\.?|{_SIGN})", re.IGNORECASE)
_BEFORE = re.compile(rf"({_BRACKETED}|(?:{_WORD})\.?(?=\s)|{_SIGN})\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class PeriodMark:
    """A mark as it was written; `status` is None where nobody here knows what it means."""

    said: str
    status: Status | None


@lru_cache(maxsize=4096)
def without_mark(words: str) -> tuple[str, PeriodMark | None]:
    """The words without the mark before or after them, and the mark; None where there is none.

    Whether what is left is a period is for the caller to say.

    >>> without_mark("2024-25 [p]")
    ('2024-25', PeriodMark(said='[p]', status=<Status.PROVISIONAL: 'provisional'>))
    >>> without_mark("Jan 2025*")
    ('Jan 2025', PeriodMark(said='*', status=None))
    """
    text = words.strip()
    if match := _AFTER.fullmatch(text):
        bare, said = match[1], match[2]
    elif match := _BEFORE.fullmatch(text):
        bare, said = match[2], match[1]
    else:
        return text, None
    return bare.strip(" ,-–:"), PeriodMark(said, _STATUS.get(said.strip("()[]. ").lower()))
