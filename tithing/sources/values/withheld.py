"""The ways in which suppliers write that there is no number: withheld (c, [c], *, <5, 1-4, S), or who knows (.., -, n/a).

None of them is a number, and none is nought. What each means is the publisher's to say (R101), so that a cell is
believed only where its table explains the mark, or its row gives the status beside it. What can be written in its place
is for each source to say: an extract has no status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = frozenset(
    {
        "c", "[c]", "(c)", "*", "**", "***", "[*]", "s", "[s]", "(s)", ":", "~", "[low]", "low", "suppressed",
        "supp", "withheld", "redacted", "disclosive", "confidential",
    }
)  # fmt: skip
_FEWER = re.compile(
    r"(?:<|<=|≤|&lt;|under|below|fewer than|less than|up to|no more than) ?[0-9]{1,3}"  # <5
    r"|[0-9]{1,2} ?(?:-|–|—|to) ?[0-9]{1,3}",  # 1-4
    re.IGNORECASE,
)
# Marks that old packs print and that mean missing in one and none in the next (R101).
_UNSAID = frozenset(
    {
        "-", "--", "–", "—", ".", "..", "...", "?", "n/a", "na", "n\\a", "#n/a", "nan", "null", "x", "z", "[x]", "[z]",
        "tbc", "tba", "unknown", "not known", "not available", "unavailable", "data unavailable",
        "no data", "not supplied", "not provided", "awaited", "data awaited", "pending",
    }
)  # fmt: skip


@dataclass(frozen=True)
class InPlaceOfANumber:
    """What a table takes where a number is `withheld`, and where a mark leaves it `unsaid` what it is."""

    withheld: str
    unsaid: str


IN_THE_STATUS = InPlaceOfANumber(
    "Leave the value empty and write suppressed (or missing, if it was never sent) in the status",
    "Leave the value empty and write missing in the status, with the reason; or write 0 if there were none",
)
IN_A_NEW_STATUS = InPlaceOfANumber(
    'Leave the value empty, and write suppressed (or missing, if it was never sent) in a column "status"',
    'Write 0 if there were none; else leave the value empty, write missing in a column "status", and why in a column '
    '"note"',
)
_ELSEWHERE = (
    "leave the row out here, and send it in a table with a status: measure, area, period, value, unit, status"
)
WITHOUT_STATUS = InPlaceOfANumber(
    f"L{_ELSEWHERE[1:]}",
    f"Write 0 if there were none; if it was not counted or not sent, {_ELSEWHERE}",
)


def is_unsaid(text: str) -> bool:
    """Whether the words leave open whether there is a number: missing in one pack, none in the next (R101).

    >>> [is_unsaid(words) for words in ("..", " N/A", "NULL", "<5", "0")]
    [True, True, True, False, False]
    """
    return " ".join(text.split()).lower() in _UNSAID


def is_withheld(text: str) -> bool:
    """Whether the words stand where a number is withheld.

    >>> [is_withheld(words) for words in ("[c]", "<5", "1 to 4", "S", "12", "x")]
    [True, True, True, True, False, False]
    """
    words = " ".join(text.split()).lower()
    return words in _MARKS or bool(_FEWER.fullmatch(words))
