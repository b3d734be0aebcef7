"""Rank words: "the second highest rate", "greatest percentage increase", "fourth lowest of 15"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.checking.understand.sentences.phrases.marks import plain_text

_ORDINALS = ("", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBERED = {"2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10}
_RANK = re.compile(
    r"\b(?:(?P<nth>" + "|".join(_ORDINALS[1:]) + "|" + "|".join(_NUMBERED) + r")[\s-]+)?"
    r"(?P<word>highest|greatest|largest|biggest|lowest|smallest)\s+"
    r"(?:recorded\s+|overall\s+)?(?P<percent>percentage\s+|%\s+|per\s?cent\s+|proportionate\s+)?"
    r"(?P<what>increase|rise|decrease|reduction|fall|rates?|number|volume|level)\b"
    r"(?:\s+(?:of|in|for)\s+(?P<of>[^.,;:()]{3,80}))?",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\bof\s+(?:the|all)\s+(\d+|three|four|five|six|seven|eight|nine|ten|fifteen)\b", re.IGNORECASE
)
_WORDS = {
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "fifteen": 15,
}
_TIMES = re.compile(
    r"\b(?:month|january|february|march|april|may|june|july|august|september|october|november|december|years?|"
    r"quarters?|ever|since|day|week|ward|wards|time)\b",
    re.IGNORECASE,
)
_LOW = ("lowest", "smallest")
_DOWN = ("decrease", "reduction", "fall")


@dataclass(frozen=True)
class RankClaim:
    """A rank that a sentence gives. `highest`: counted from the greatest figure; `change`: of a change; `percent`: in per
    cent; `among`: out of how many, where it says."""

    start: int
    text: str
    rank: int
    word: str
    highest: bool
    change: bool
    percent: bool
    rate: bool
    of: str
    among: int | None


def rank_claims(sentence: str) -> tuple[RankClaim, ...]:
    """The ranks of places that a sentence gives; ranks in time ("highest in ten quarters") are left aside.

    >>> [(claim.text, claim.rank, claim.rate) for claim in rank_claims("It had the second highest rate of incidents.")]
    [('second highest rate', 2, True)]
    """
    return tuple(_claims(sentence))


def _claims(sentence: str) -> Iterator[RankClaim]:
    text = plain_text(sentence)
    for hit in _RANK.finditer(text):
        what, of = hit["what"].lower(), hit["of"] or ""
        if _TIMES.search(of) or _TIMES.search(text[hit.end() : hit.end() + 40]):
            continue
        change = what.startswith(("increase", "rise", *_DOWN))
        highest = (hit["word"].lower() not in _LOW) is not (what in _DOWN)
        nth = (hit["nth"] or "").lower()
        rank = _NUMBERED.get(nth) or (_ORDINALS.index(nth) + 1 if nth in _ORDINALS else 1)
        label = re.sub(r"\s+(?:of|in|for)\s+.*$", "", hit.group())
        among = _AMONG.search(sentence)
        of = _AMONG.sub("", f" of {of}")[3:] if of else ""
        yield RankClaim(
            hit.start(),
            label,
            rank,
            f"{hit['word'].lower()} {what}",
            highest,
            change,
            bool(hit["percent"]),
            what.startswith("rate"),
            re.split(r"\bthe \d+ \w+", of)[0].strip(),
            _number(among[1]) if among else None,
        )


def _number(word: str) -> int:
    return _WORDS.get(word.lower()) or int(word)


def ordinal(rank: int) -> str:
    """The word for a rank before "highest": nothing for the first."""
    return f"{_ORDINALS[rank - 1]} ".lstrip() if rank <= len(_ORDINALS) else f"{rank}th "
